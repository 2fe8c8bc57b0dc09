"""What was added to a PDF later: typed numbers, form fields, comments, digital signatures."""

from __future__ import annotations

import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from kehoach import read
from kehoach.pipeline import extract_plan
from made_pdf import Page, pdf

LOOK = "<< /Type /XObject /Subtype /Form /BBox [0 0 60 16] /Resources << /Font << /F1 3 0 R >> >> /Length {n} >>\nstream\n{ops}\nendstream"


def _look(words: str) -> str:
    letters = "".join(f"{ord(letter):04X}" for letter in words)
    ops = f"BT /F1 14 Tf 0 4 Td <{letters}> Tj ET"
    return LOOK.format(n=len(ops), ops=ops)


def _hex(words: str) -> str:
    return "<FEFF" + words.encode("utf-16-be").hex() + ">"


def _annotated(kind: str, words: str, *, look: str | None = None, more: str = "") -> read.Document:
    page = Page().text(80, 700, "Số:").text(170, 700, "/KH-UBND").text(80, 660, "Nội dung của kế hoạch.")
    shown = "/AP << /N 6 0 R >>" if look is not None else ""
    page.annots.append(
        f"<< /Type /Annot /Subtype /{kind} /Rect [110 696 170 712] /Contents {_hex(words)} /F 4 {shown} {more} >>"
    )
    return read.document_from_bytes(pdf(page, objects=(_look(look or "x"),)), "plan.pdf")


@pytest.mark.parametrize("kind", ["FreeText", "Stamp"])
def test_a_number_typed_over_the_page_is_read_in_its_place(kind: str) -> None:
    assert _annotated(kind, "", look="125").text.startswith("Số: 125")


def test_typed_words_without_a_look_of_their_own_are_read() -> None:
    assert _annotated("FreeText", "125").text.splitlines()[0].replace(" ", "") == "Số:125/KH-UBND"


def test_a_form_field_is_read_in_its_place() -> None:
    more = f"/FT /Tx /T (so) /V {_hex('125')}"
    assert _annotated("Widget", "", look="125", more=more).text.startswith("Số: 125")


@pytest.mark.parametrize("kind", ["Text", "Highlight", "Popup"])
def test_comments_are_no_text(kind: str) -> None:
    document = _annotated(kind, "Xem lại chỗ này")
    assert "Xem lại" not in document.text
    assert [(a.role, a.text) for a in document.layout.asides] == [("comment", "Xem lại chỗ này")]


def test_hidden_annotations_are_not_read() -> None:
    assert "125" not in _annotated("FreeText", "125", look="125", more="/F 2").text.replace("/F 4", "")


def test_what_a_signature_prints_about_itself_is_set_aside() -> None:
    document = _annotated("Widget", "", look="Ký bởi: A", more="/FT /Sig /T (ky)")
    assert "Ký bởi" not in document.text
    assert [(a.role, a.text) for a in document.layout.asides] == [("stamp", "Ký bởi: A")]


KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ROOM = 8192


def _certificate() -> x509.Certificate:
    name = x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, "Ủy ban nhân dân xã An Thử"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Tỉnh Thử Nghiệm"),
    ])  # fmt: skip
    begin = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(KEY.public_key())
    return made.serial_number(77).not_valid_before(begin).not_valid_after(begin.replace(year=2034)).sign(KEY, hashes.SHA256())


def _signed(page: Page) -> bytes:
    hole = "<" + "0" * ROOM + ">"
    signature = (
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20240315080000+07'00') "
        f"/ByteRange [0 1000000000 1000000000 1000000000] /Contents {hole} >>"
    )
    page.annots.append("<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /V 6 0 R /Rect [0 0 0 0] /F 132 >>")
    widget = 8  # fonts and table are 3 to 5, the signature 6, the contents 7
    data = pdf(page, objects=(signature,), trailer=f"/AcroForm << /Fields [{widget} 0 R] /SigFlags 3 >>")
    begin = data.index(hole.encode())
    end = begin + len(hole)
    old = b"[0 1000000000 1000000000 1000000000]"
    new = f"[0 {begin} {end} {len(data) - end}]".encode().ljust(len(old))
    data = data.replace(old, new)
    made = pkcs7.PKCS7SignatureBuilder().set_data(data[:begin] + data[end:])
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    blob = made.add_signer(_certificate(), KEY, hashes.SHA256()).sign(Encoding.DER, options)
    return data[: begin + 1] + blob.hex().encode().ljust(ROOM, b"0") + data[end - 1 :]


def test_signer_organisation_and_time_are_read() -> None:
    document = read.document_from_bytes(_signed(Page().text(80, 700, "Kế hoạch")), "plan.pdf")
    (signature,) = document.source.signatures
    assert (signature.signer, signature.organisation) == ("Ủy ban nhân dân xã An Thử", "Tỉnh Thử Nghiệm")
    assert signature.intact is True and signature.covers_file
    assert signature.signed_at is not None and signature.signed_at.endswith("+00:00")
    assert document.warnings == ()
    assert extract_plan(document).source.signatures == (signature,)


def test_bytes_changed_since_signing_are_noticed() -> None:
    data = _signed(Page(extra="/Mark (before)").text(80, 700, "Kế hoạch")).replace(b"(before)", b"(after!)")
    document = read.document_from_bytes(data, "plan.pdf")
    assert [s.intact for s in document.source.signatures] == [False]
    assert [w.code for w in document.warnings] == ["changed-since-signing"]


def test_bytes_appended_after_signing_are_noticed() -> None:
    document = read.document_from_bytes(_signed(Page().text(80, 700, "Kế hoạch")) + b"% more", "plan.pdf")
    (signature,) = document.source.signatures
    assert signature.intact is True and not signature.covers_file


def test_a_signature_that_cannot_be_read_proves_nothing() -> None:
    data = _signed(Page().text(80, 700, "Kế hoạch"))
    start = data.index(b"/Contents <") + 11
    document = read.document_from_bytes(data[:start] + b"ff" * 40 + data[start + 80 :], "plan.pdf")
    assert [(s.signer, s.intact) for s in document.source.signatures] == [(None, None)]
