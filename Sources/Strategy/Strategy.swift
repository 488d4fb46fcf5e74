// SPDX-License-Identifier: EUPL-1.2

/// Priorities, recommendations, actions, indicators and evaluations.
public enum StrategyModule {}
