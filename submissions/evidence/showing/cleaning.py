"""Keep of a foreign page only what paints: no scripts, actions, embedded or outside files.

A page is taken over as a form XObject, so that neither the catalogue nor the annotations of its file
come along. What hangs on its resources is cut down here to the keys that painting needs.
"""

import pikepdf
from pikepdf import Dictionary, Name, Stream

_COMMON = {"/Type", "/Subtype", "/Length", "/Filter", "/DecodeParms"}
_FORM = _COMMON | {"/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
_IMAGE = (
    _COMMON
    | {"/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask"}
    | {
        *("/Mask", "/SMask", "/SMaskInData", "/Decode", "/Interpolate", "/Matte"),
    }
)
# Where a stream's bytes lie in another file.
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
_RESOURCES = {"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/ProcSet"}


def clean(pdf: pikepdf.Pdf, forms: list[pikepdf.Object]) -> None:
    """Cut down some form XObjects of a file, and all that they use."""
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            _drop(thing, _OUTSIDE)
    seen: set[tuple[int, int]] = set()
    waiting = list(forms)
    while waiting:
        thing = waiting.pop()
        if thing.objgen != (0, 0):
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        waiting += _cut(thing)


def _cut(thing: pikepdf.Object) -> list[pikepdf.Object]:
    """Cut down one thing and return the things it uses in turn."""
    if isinstance(thing, Stream):
        kind = thing.get("/Subtype")
        if kind == Name.Form:
            _keep(thing, _FORM)
        elif kind == Name.Image:
            _keep(thing, _IMAGE)
            return [thing[key] for key in ("/SMask", "/Mask") if isinstance(thing.get(key), Stream)]
    resources = thing.get("/Resources")
    used = [_resources(resources)] if isinstance(resources, Dictionary) else []
    # A font drawn by content streams of its own.
    if isinstance(thing.get("/CharProcs"), Dictionary):
        used.append(list(thing.CharProcs.values()))
    return [each for group in used for each in group if isinstance(each, Stream | Dictionary)]


def _resources(resources: pikepdf.Object) -> list[pikepdf.Object]:
    """Cut down a dictionary of resources and return the things in it that have resources of their own."""
    names = list(resources.get("/Properties", Dictionary()).keys())
    _keep(resources, _RESOURCES)
    if names:
        # The names must stay known to the content; what they stood for (layers, metadata) is not needed.
        resources.Properties = Dictionary({name: Dictionary() for name in names})
    painted = resources.get("/XObject")
    if isinstance(painted, Dictionary):
        for name in list(painted.keys()):
            if not (isinstance(painted[name], Stream) and painted[name].get("/Subtype") in (Name.Form, Name.Image)):
                del painted[name]
    found: list[pikepdf.Object] = []
    for category in ("/XObject", "/Pattern", "/Font"):
        found += _values(resources.get(category))
    for state in _values(resources.get("/ExtGState")):
        mask = state.get("/SMask") if isinstance(state, Dictionary) else None
        found += _values(mask, "/G")
    return found


def _values(holder: pikepdf.Object | None, key: str | None = None) -> list[pikepdf.Object]:
    if not isinstance(holder, Dictionary):
        return []
    values = [holder.get(key)] if key else [holder[name] for name in holder.keys()]  # noqa: SIM118 - no plain dict
    return [value for value in values if isinstance(value, Stream | Dictionary)]


def _keep(thing: pikepdf.Object, keys: set[str]) -> None:
    _drop(thing, [key for key in thing.keys() if key not in keys])  # noqa: SIM118


def _drop(thing: pikepdf.Object, keys: list[str] | tuple[str, ...]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]
