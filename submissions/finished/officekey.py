"""Sign PDFs with a key of the office (PAdES, by pyHanko, extra `sign`): appended, so that nothing before it changes."""

import datetime as dt
import io
import logging
from pathlib import Path
from typing import Any

from submissions.errors import InputError, OutputError, reason_of
from submissions.finished.signatures import can_validate
from submissions.language import _

FIELD = "kunci_kantor"
_LARGEST = 10_000_000  # bytes of a file of keys
_MOST_FIELDS = 1000


class OfficeKey:
    """A key with its certificate; `name` is whose it is."""

    def __init__(self, signer: Any):
        self._signer = signer
        names = signer.signing_cert.subject.native
        self.name = str(names.get("common_name", names.get("organization_name", "?")))

    def refuse_outside_its_time(self, now: dt.datetime) -> None:
        """Refuse a certificate that does not hold now: nobody would take what it signs.

        Raises:
            InputError: it is not valid yet, or not any more.
        """
        certificate = self._signer.signing_cert
        if not certificate.not_valid_before <= now <= certificate.not_valid_after:
            raise InputError(
                _("The certificate of {name} holds from {start} to {end}, and not now.").format(
                    name=self.name,
                    start=certificate.not_valid_before.date().isoformat(),
                    end=certificate.not_valid_after.date().isoformat(),
                ),
                _("Sign with one that holds; check the date of this computer."),
            )

    def signed(self, content: bytes) -> bytes:
        """Return a PDF with a signature of this key behind all that it was; earlier signatures still hold.

        Raises:
            OutputError: a signature cannot be added to it.
        """
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import PdfSignatureMetadata, sign_pdf
        from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields

        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(content))
            known = {name for name, _value, _reference in enumerate_sig_fields(writer.prev)}
            names = (FIELD if number == 1 else f"{FIELD}-{number}" for number in range(1, _MOST_FIELDS))
            field = next(name for name in names if name not in known)
            about = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
            into = io.BytesIO()
            sign_pdf(writer, about, self._signer, new_field_spec=SigFieldSpec(field), output=into)
            return into.getvalue()
        except Exception:  # what pyHanko raises has no common parent
            raise OutputError(
                _("No signature can be added to it: an earlier one forbids that, or it is damaged."),
                _("Make the document anew and sign that."),
            ) from None


def office_key(path: Path, password: str | None) -> OfficeKey | None:
    """Return the key in a PKCS #12 file (.p12, .pfx); None where it opens only with another password.

    Raises:
        InputError: it is no such file, or the extra `sign` is not there.
    """
    if not can_validate():
        raise InputError(
            _("Nothing can be signed here: the extra `sign` is not installed."), _("pip install 'submissions[sign]'")
        )
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    # What is wrong is told in words of ours; without a handler theirs would go to the terminal.
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())
    secret = password.encode() if password is not None else None
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST)
        key, certificate, _others = pkcs12.load_key_and_certificates(content, secret)
    except OSError as error:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error)),
            _("Check that you may read the file."),
        ) from None
    except Exception as error:  # a stranger's file; a wrong password and a damaged file are told apart by words only
        if "password" in str(error).casefold():
            return None
        key = certificate = None
    made = SimpleSigner.load_pkcs12_data(content, [], secret) if key and certificate else None
    if made is None:
        raise InputError(
            _("{file} holds no key with its certificate.").format(file=path),
            _("Name a file of the kind PKCS #12 (.p12, .pfx), as who issued the certificate gives it."),
        )
    return OfficeKey(made)
