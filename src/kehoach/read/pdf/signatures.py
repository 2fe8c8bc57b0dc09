"""Digital signatures of a PDF: who signed, when, and whether the signed bytes are still the same.

The digest of the signed bytes is worked out again, and the signature over it is checked with the
signer's own key. Whether that key's certificate is trusted is not looked at: no chain is followed,
nothing is asked of any server.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from datetime import datetime, timedelta, timezone
from typing import Any

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from kehoach.records import Signature

MAX_SIGNATURES = 50
_PDF_TIME = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-])(\d\d)'?(\d\d)|Z)?")


def signatures_of(document: pypdfium.PdfDocument, data: bytes) -> tuple[Signature, ...]:
    """All signatures of a file, in its order; empty fields that nobody signed are left out."""
    count = pdfium.FPDF_GetSignatureCount(document.raw)
    found = []
    for index in range(min(max(count, 0), MAX_SIGNATURES)):
        handle = pdfium.FPDF_GetSignatureObject(document.raw, index)
        contents = _bytes(pdfium.FPDFSignatureObj_GetContents, handle)
        if handle and contents.strip(b"\0"):
            found.append(_signature(handle, contents, data))
    return tuple(found)


def _signature(handle: object, contents: bytes, data: bytes) -> Signature:
    ranges = _ranges(handle)
    signed = b"".join(data[a : a + n] for a, n in ranges)
    whole = bool(ranges) and ranges[0][0] == 0 and sum(ranges[-1]) >= len(data.rstrip(b"\r\n\0 "))
    time = _pdf_time(_bytes(pdfium.FPDFSignatureObj_GetTime, handle).rstrip(b"\0").decode("latin-1"))
    try:
        return _read(contents, signed, time, whole)
    except Exception:  # noqa: BLE001 - a signature that cannot be read is one that proves nothing
        return Signature(signed_at=time, covers_file=whole)


def _read(contents: bytes, signed: bytes, time: str | None, whole: bool) -> Signature:
    from asn1crypto import cms  # noqa: PLC0415 - few plans are signed

    content = cms.ContentInfo.load(contents)["content"]
    signer = content["signer_infos"][0]
    certificate = _certificate(content, signer)
    names: dict[str, Any] = certificate.subject.native if certificate is not None else {}
    attributes = {a["type"].native: a["values"][0] for a in signer["signed_attrs"]} if signer["signed_attrs"] else {}
    if "signing_time" in attributes:
        time = _iso(attributes["signing_time"].native)
    return Signature(
        signer=_name(names, "common_name"), organisation=_name(names, "organization_name"), signed_at=time,
        intact=_intact(signer, attributes, certificate, signed, content), covers_file=whole,
    )  # fmt: skip


def _certificate(content: Any, signer: Any) -> Any:
    wanted = signer["sid"].chosen
    for choice in content["certificates"]:
        certificate = choice.chosen
        serial = getattr(certificate, "serial_number", None)
        if signer["sid"].name == "issuer_and_serial_number":
            if serial == wanted["serial_number"].native and certificate.issuer == wanted["issuer"]:
                return certificate
        elif getattr(certificate, "key_identifier", None) == wanted.native:
            return certificate
    return None


def _intact(signer: Any, attributes: dict[str, Any], certificate: Any, signed: bytes, content: Any) -> bool | None:
    """True if bytes and signature agree, false if not, ``None`` where it cannot be told."""
    algorithm = signer["digest_algorithm"]["algorithm"].native
    inner = content["encap_content_info"]["content"].native
    if inner:  # an old kind: what is signed is the digest of the bytes
        signed, digest = inner, hashlib.new("sha1", signed).digest()
        if digest != inner:
            return False
    if not attributes:
        return _verified(signer, certificate, signed, algorithm)
    if attributes["message_digest"].native != hashlib.new(algorithm, signed).digest():
        return False
    return _verified(signer, certificate, signer["signed_attrs"].untag().dump(force=True), algorithm)


def _verified(signer: Any, certificate: Any, message: bytes, algorithm: str) -> bool | None:
    from cryptography import exceptions  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415

    if certificate is None:
        return None
    key = load_der_public_key(certificate.public_key.dump())
    digest = getattr(hashes, algorithm.upper())()
    signature = signer["signature"].native
    try:
        if isinstance(key, rsa.RSAPublicKey) and signer["signature_algorithm"].signature_algo == "rsassa_pkcs1v15":
            key.verify(signature, message, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(digest))
        else:
            return None
    except exceptions.InvalidSignature:
        return False
    return True


def _ranges(handle: object) -> list[tuple[int, int]]:
    count = pdfium.FPDFSignatureObj_GetByteRange(handle, None, 0)
    numbers = (ctypes.c_int * count)()
    pdfium.FPDFSignatureObj_GetByteRange(handle, numbers, count)
    found = list(zip(numbers[::2], numbers[1::2], strict=False))
    return found if all(a >= 0 and n >= 0 for a, n in found) else []


def _bytes(get: Any, handle: object) -> bytes:
    size = get(handle, None, 0)
    if not size:
        return b""
    buffer = ctypes.create_string_buffer(size)
    get(handle, buffer, size)
    return buffer.raw


def _name(names: dict[str, Any], key: str) -> str | None:
    value = names.get(key)
    value = value[-1] if isinstance(value, list) and value else value
    return str(value) if value else None


def _pdf_time(text: str) -> str | None:
    match = _PDF_TIME.match(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(match[n]) for n in range(1, 7))
    shift = timedelta(hours=int(match[8]), minutes=int(match[9])) if match[7] else timedelta()
    try:
        zone = timezone(-shift if match[7] == "-" else shift)
        return _iso(datetime(year, month, day, hour, minute, second, tzinfo=zone))
    except ValueError:
        return None


def _iso(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()
