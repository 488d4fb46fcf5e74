// SPDX-License-Identifier: EUPL-1.2

/// Datasets, boundaries, incidents and findings.
public enum EvidenceModule {}
