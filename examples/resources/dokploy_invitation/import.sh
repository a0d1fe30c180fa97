# By ID, or, for a pending invitation, by e-mail address.
terraform import dokploy_invitation.sam TxvpdaKzwCMeKm2X-hAG0
terraform import dokploy_invitation.sam sam@example.com
