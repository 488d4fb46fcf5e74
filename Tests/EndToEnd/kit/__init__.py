# SPDX-License-Identifier: EUPL-1.2
"""What the end-to-end tests stand on: the real program, a real mail server, a real browser."""
