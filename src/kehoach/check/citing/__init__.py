"""Citations of legal documents: form, number, issuer, date and validity."""
