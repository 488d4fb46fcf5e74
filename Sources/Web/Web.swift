// SPDX-License-Identifier: EUPL-1.2

/// The room contract, routes, layout, forms, errors and live events.
public enum WebModule {}
