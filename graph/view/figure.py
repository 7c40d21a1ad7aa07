"""The network as Bokeh draws it: an empty figure, which the page's own script fills, and Bokeh's script.

Bokeh ships its script in its wheel, so that a page needs nothing from elsewhere. Nothing here is JavaScript text that
a page would have to evaluate: the page may forbid that.
"""

from collections.abc import Mapping
from typing import Any, Final

from graph.extras import needed

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "nodes": ("x", "y", "name", "kind", "marker", "color", "alpha", "size"),
    "facts": ("x0", "y0", "x1", "y1", "color", "alpha", "width", "dash"),
    "labels": ("x", "y", "text", "color", "ground", "offset"),
}
"""The tables of the figure, by name, and their columns."""


def figure() -> dict[str, Any]:
    """The figure as `Bokeh.embed.embed_item` takes it.

    Raises:
        MissingExtra: Bokeh is not installed.
    """
    needed("bokeh", "view", "drawing a network")
    from bokeh.embed import json_item

    return dict(json_item(_plot()))


def script() -> str:
    """Bokeh's script, from its wheel."""
    from bokeh.resources import Resources

    return "\n".join(Resources(mode="inline", components=["bokeh"]).js_raw)


def _plot() -> Any:
    from bokeh.models import ColumnDataSource, HoverTool, PanTool, Plot, Range1d, WheelZoomTool

    sources = {
        name: ColumnDataSource({column: [] for column in columns}, name=name) for name, columns in COLUMNS.items()
    }
    plot = Plot(
        name="network",
        x_range=Range1d(-1.1, 1.1),
        y_range=Range1d(-1.1, 1.1),
        match_aspect=True,
        toolbar_location=None,
        outline_line_color=None,
        background_fill_color=None,
        border_fill_color=None,
        sizing_mode="stretch_both",
        min_border=0,
        lod_threshold=None,
    )
    plot.add_glyph(sources["facts"], _segment())
    plot.add_glyph(sources["labels"], _text())  # over the lines and under the nodes
    nodes = plot.add_glyph(sources["nodes"], _scatter())
    pan, zoom = PanTool(), WheelZoomTool(modifiers={"ctrl": True})
    plot.add_tools(pan, zoom, HoverTool(renderers=[nodes], tooltips="@name (@kind)"))
    plot.toolbar.active_drag, plot.toolbar.active_scroll = pan, zoom
    return plot


def _segment() -> Any:
    from bokeh.models import Segment

    ends = {name: name for name in ("x0", "y0", "x1", "y1")}
    return Segment(**ends, line_color="color", line_alpha="alpha", line_width="width", line_dash="dash")


def _scatter() -> Any:
    from bokeh.models import Scatter

    look = {"fill_color": "color", "line_color": "color", "fill_alpha": "alpha", "line_alpha": "alpha"}
    return Scatter(x="x", y="y", size="size", marker="marker", **look)


def _text() -> Any:
    from bokeh.models import Text

    place = {"text_align": "center", "text_baseline": "top", "text_font_size": "12px"}
    ground = {"background_fill_color": "ground", "background_fill_alpha": 0.75}
    return Text(x="x", y="y", text="text", text_color="color", y_offset="offset", **place, **ground)
