"""A page image made ready for recognition: one channel, upright, level, its ruled lines taken out.

Measured on synthetic scans (docs/ocr.md): the red channel alone removes a red stamp better than any
colour mask, and costs nothing; 200 to 300 dots per inch suffice for 14-point text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

MAX_PIXELS = 60_000_000  # an A3 page at 400 dots per inch has 31 million
_MOST_SKEW = 4.0  # degrees a page lies askew in a scanner
_PAPER = 0.82  # of the way from ink to paper: what is lighter is paper
_SQUARES = 60  # across a page
_UNEVEN = 1.12  # so much lighter one side of a page is than the other where it was photographed
_DIMMEST = 40  # of 255: darker is no paper
BEST_DPI = 210.0  # letters of 14 points are then as high as those tesseract was trained on
_STEPS = (0.5, 0.1)  # degrees: looked at coarsely, then finely
_RED = 50  # how much redder than green and blue red ink is
_LEAST_RED = 0.004  # square inches: less is no stamp
_SMALL = 900  # pixels across: enough to see the slope of lines
_RULE_MM = 9.0  # shorter dark lines are letters or underlines of a word
_THICK_MM = 1.2  # thicker ones are bars
_FINE = 220  # dots per inch
_MM = 25.4


@dataclass(frozen=True)
class Rules:
    """Straight lines in pixels: across as (y, x0, x1), down as (x, y0, y1)."""

    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True)
class Picture:
    """A page in grey, its dots per inch, and the degrees (counter-clockwise) it lay askew."""

    grey: Grey
    dpi: float
    skew: float = 0.0


def prepared(image: Image.Image, dpi: float) -> Picture:
    """One channel of a page image, level. ``dpi`` is what the image says, or what its size says."""
    grey = _level(evenly_lit(one_channel(image)))
    angle = skew(grey)
    if abs(angle) >= _STEPS[1]:
        grey = _rotated(grey, angle)
    return Picture(grey, dpi, angle)


def levelled(image: Image.Image) -> Image.Image:
    """A page image in colour, turned as ``prepared`` turns it: what was recognised stands at its place on it."""
    angle = skew(_level(evenly_lit(one_channel(image))))
    shown = image.convert("RGB")
    if abs(angle) < _STEPS[1]:
        return shown
    return shown.rotate(-angle, Image.Resampling.BICUBIC, expand=False, fillcolor=(255, 255, 255))


def scaled(picture: Picture, dpi: float) -> Picture:
    """The picture with so many dots per inch, never more than it has."""
    if dpi > 0.9 * picture.dpi:
        return picture
    image = Image.fromarray(picture.grey)
    size = (round(image.width * dpi / picture.dpi), round(image.height * dpi / picture.dpi))
    small = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return replace(picture, grey=np.asarray(small, dtype=np.uint8), dpi=dpi)


def one_channel(image: Image.Image) -> Grey:
    """The red channel of a coloured page (red stamps and signatures vanish), else its grey."""
    if image.mode in ("P", "PA", "LA", "CMYK", "YCbCr", "RGBA", "I;16", "1", "I", "F"):
        image = image.convert("L" if image.mode in ("1", "I;16", "I", "F", "LA") else "RGB")
    if image.mode == "RGB":
        return np.asarray(image.getchannel("R"), dtype=np.uint8)
    return np.asarray(image.convert("L"), dtype=np.uint8)


def red_ink(image: Image.Image, dpi: float) -> Picture | None:
    """What is printed in red on the upper half of a page, black on white; ``None`` where nothing is."""
    if image.mode != "RGB":
        return None
    upper = np.asarray(image.crop((0, 0, image.width, image.height // 2)), dtype=np.int16)
    red = upper[:, :, 0] - np.maximum(upper[:, :, 1], upper[:, :, 2])
    if (red > _RED).sum() < _LEAST_RED * dpi * dpi:
        return None
    return Picture(np.clip(255 - 3 * np.maximum(red, 0), 0, 255).astype(np.uint8), dpi)


def evenly_lit(grey: Grey) -> Grey:
    """A photographed page as if the light were the same all over; a page out of a scanner stays as it is.

    What is lightest in each small square is paper, where it is not much darker than around it.
    """
    step = max(4, grey.shape[1] // _SQUARES)
    high, wide = grey.shape[0] // step, grey.shape[1] // step
    if high < 3 or wide < 3:
        return grey
    squares = grey[: high * step : 2, : wide * step : 2]
    rows, columns = squares.shape[0] // high, squares.shape[1] // wide
    squares = squares[: high * rows, : wide * columns].reshape(high, rows, wide, columns)
    paper = np.percentile(squares.transpose(0, 2, 1, 3).reshape(high, wide, -1), 80, axis=2)
    around = np.pad(paper, 2, mode="edge")
    near = np.stack([around[y : y + high, x : x + wide] for y in range(5) for x in range(5)])
    usual = np.percentile(near, 75, axis=0)  # a picture or a seal in a square does not make it darker
    dark, light = np.percentile(usual, (4, 96))
    if dark < _DIMMEST or light < _UNEVEN * dark:
        return grey
    shade = Image.fromarray(usual.astype(np.float32)).resize((grey.shape[1], grey.shape[0]), Image.Resampling.BICUBIC)
    lit: Grey = np.clip(grey * (light / np.maximum(np.asarray(shade), _DIMMEST)), 0, 255).astype(np.uint8)
    return lit


def _level(grey: Grey) -> Grey:
    """Paper white and ink black: a pale or yellowed scan stretched, the paper's grain washed out.

    The grain matters: with it one comma in ten of a table is lost.
    """
    dark, light = np.percentile(grey[::7, ::7], (1, 60))
    if light - dark < 40:
        return grey  # a nearly empty page
    light = dark + _PAPER * (light - dark)
    stretched = (grey.astype(np.float32) - dark) * (255.0 / (light - dark))
    level: Grey = np.clip(stretched, 0, 255).astype(np.uint8)
    return level


def skew(grey: Grey) -> float:
    """Degrees a page lies turned counter-clockwise, by the slope of its lines; 0 where none is seen."""
    step = max(1, grey.shape[1] // _SMALL)
    ink = (grey[: grey.shape[0] // step * step, : grey.shape[1] // step * step] < 128).astype(np.float32)
    ink = ink.reshape(ink.shape[0] // step, step, ink.shape[1] // step, step).mean(axis=(1, 3))
    ys, xs = np.nonzero(ink > 0.15)
    if len(ys) < 200:
        return 0.0
    weights = ink[ys, xs]
    best = 0.0
    for reach, by in ((_MOST_SKEW, _STEPS[0]), (_STEPS[0], _STEPS[1])):
        angles = np.arange(best - reach, best + reach + by / 2, by)
        best = float(max(angles, key=lambda a: _sharpness(ys, xs, weights, float(a))))
    level = _sharpness(ys, xs, weights, 0.0)
    return best if _sharpness(ys, xs, weights, best) > 1.02 * level else 0.0


def _sharpness(
    ys: npt.NDArray[np.intp], xs: npt.NDArray[np.intp], weights: npt.NDArray[np.float32], angle: float
) -> float:
    """How clearly lines part when the page is turned: the energy of its profile's steps."""
    slope = np.tan(np.radians(angle))
    rows = np.round(ys + xs * slope).astype(np.int64)
    rows -= rows.min()
    profile = np.bincount(rows, weights=weights)
    return float(np.square(np.diff(profile)).sum())


def _rotated(grey: Grey, degrees: float) -> Grey:
    image = Image.fromarray(grey)
    turned = image.rotate(-degrees, Image.Resampling.BICUBIC, expand=False, fillcolor=255)
    return np.asarray(turned, dtype=np.uint8)


def quarter_turned(picture: Picture, turns: int) -> Picture:
    """The picture turned counter-clockwise by quarters."""
    return replace(picture, grey=np.ascontiguousarray(np.rot90(picture.grey, turns)))


def without_rules(picture: Picture) -> tuple[Picture, Rules]:
    """The picture with its ruled lines painted over, and where they were."""
    by = 2 if picture.dpi > _FINE else 1  # rules are as well seen on half of the pixels
    ink = _halved(picture.grey < 140) if by == 2 else picture.grey < 140
    least = max(20, int(_RULE_MM / _MM * picture.dpi / by))
    thick = max(3, int(_THICK_MM / _MM * picture.dpi / by))
    flat = _long_runs(ink, least)
    upright = _long_runs(ink.T, least).T
    across = [(y * by, x0 * by, x1 * by) for y, x0, x1 in _lines(flat, thick)]
    down = [(x * by, y0 * by, y1 * by) for x, y0, y1 in _lines(upright.T, thick)]
    if not across and not down:
        return picture, Rules()
    grey = picture.grey.copy()
    for mask in (_thin_only(flat, thick), _thin_only(upright.T, thick).T):
        wide = mask.copy()
        wide[1:] |= mask[:-1]
        wide[:-1] |= mask[1:]
        wide[:, 1:] |= mask[:, :-1]
        wide[:, :-1] |= mask[:, 1:]
        if by == 2:
            wide = wide.repeat(2, axis=0).repeat(2, axis=1)
        grey[: wide.shape[0], : wide.shape[1]][wide] = 255
    return replace(picture, grey=grey), Rules(tuple(across), tuple(down))


def _halved(ink: Mask) -> Mask:
    """Half the pixels: ink where any of four has ink."""
    even = ink[: ink.shape[0] // 2 * 2, : ink.shape[1] // 2 * 2]
    half: Mask = even[::2, ::2] | even[1::2, ::2] | even[::2, 1::2] | even[1::2, 1::2]
    return half


def _long_runs(ink: Mask, least: int) -> Mask:
    """The ink of rows that lies in unbroken runs of at least ``least`` pixels, one pixel of play."""
    loose = ink.copy()
    loose[1:] |= ink[:-1]
    total = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(loose, axis=1, out=total[:, 1:])
    if ink.shape[1] <= least:
        return np.zeros_like(ink)
    full = (total[:, least:] - total[:, :-least]) == least  # a run begins here
    marks = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    marks[:, : full.shape[1]] += full
    marks[:, least : least + full.shape[1]] -= full
    covered: Mask = np.cumsum(marks, axis=1)[:, :-1] > 0
    return covered & loose


def _runs_of(row: Mask) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.view(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _lines(mask: Mask, thick: int) -> list[tuple[float, float, float]]:
    """Runs of neighbouring rows put together: (row, begin, end) of each line thin enough."""
    open_lines: list[list[int]] = []  # first row, last row, begin, end
    found: list[list[int]] = []
    for row in np.flatnonzero(mask.any(axis=1)).tolist():
        for begin, end in _runs_of(mask[row]):
            home = next(
                (one for one in open_lines if row - one[1] <= 2 and begin < one[3] + 3 and end > one[2] - 3), None
            )
            if home is None:
                home = [row, row, begin, end]
                open_lines.append(home)
                found.append(home)
            home[1], home[2], home[3] = row, min(home[2], begin), max(home[3], end)
        open_lines = [one for one in open_lines if row - one[1] <= 2]
    return [
        ((first + last) / 2, float(begin), float(end)) for first, last, begin, end in found if last - first < thick
    ]


def _thin_only(mask: Mask, thick: int) -> Mask:
    """The mask without what is thicker than a rule: a black bar, a picture."""
    total = np.zeros((mask.shape[0] + 1, mask.shape[1]), dtype=np.int32)
    np.cumsum(mask, axis=0, out=total[1:])
    if mask.shape[0] <= thick:
        return mask
    bars = np.zeros_like(mask)
    solid = (total[thick:] - total[:-thick]) == thick
    for shift in range(thick):
        bars[shift : shift + solid.shape[0]] |= solid
    return mask & ~bars
