# SPDX-License-Identifier: EUPL-1.2
"""A person with an account."""
from dataclasses import dataclass


@dataclass
class Person:
    name: str
    address: str
    password: str = "walnut ferry copper seventeen"

    def accept_invitation(self, visitor, mail):
        """Opens the mailed link and chooses a password; the browser is signed in afterwards."""
        invitation = mail.next(self.address)
        visitor.go(invitation.links[0]).fill("New password", self.password)
        visitor.press("Save the password and sign in")
        assert visitor.heading == "My desk", visitor.main
        return self
