"""Sign a PDF as an office would, with a key made for the test."""

import datetime as dt
import io
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

OFFICIAL = "Contoh Pejabat"


@cache
def store(name: str, password: bytes = b"", start: int = 2020, end: int = 2090) -> bytes:
    """Return a key with its certificate as PKCS #12."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 7, dt.datetime(start, 1, 1), dt.datetime(end, 1, 1))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    locked = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    return serialization.pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, locked)


@cache
def signer(name: str) -> signers.SimpleSigner:
    made: signers.SimpleSigner | None = signers.SimpleSigner.load_pkcs12_data(store(name), [], None)
    assert made is not None
    return made


def signed(content: bytes, field: str = "penanda_tangan", box: tuple[int, int, int, int] | None = None) -> bytes:
    """Return a PDF with an electronic signature; `box` is where a field of its own is seen on the first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    if box:
        fields.append_signature_field(writer, fields.SigFieldSpec(field, box=box))
    made: bytes = signers.sign_pdf(
        writer, signers.PdfSignatureMetadata(field_name=field), signer=signer(OFFICIAL)
    ).getvalue()
    return made


def certificate_file(folder: Path, name: str = OFFICIAL) -> Path:
    path = folder / f"{name.replace(' ', '-')}.crt"
    certificate = signer(name).signing_cert
    assert certificate is not None
    path.write_bytes(certificate.dump())
    return path
