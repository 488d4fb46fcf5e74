# SPDX-License-Identifier: EUPL-1.2
"""What stands behind Tools/messages: reading Swift, reading and writing .po, checking."""
