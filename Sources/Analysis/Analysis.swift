// SPDX-License-Identifier: EUPL-1.2

/// Numeric kernels: spatial, temporal, survey, evaluation, disclosure. Imports nothing of ours.
public enum AnalysisModule {}
