// SPDX-License-Identifier: EUPL-1.2

/// HTML literals, links, forms, and charts and maps as SVG.
public enum MarkupModule {}
