package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class SvgCanvasTest {
    @Test
    void transformsEndWhereTheyWereSaved() throws Exception {
        SvgCanvas canvas = new SvgCanvas("a", 100, 50);
        canvas.save();
        canvas.translate(10, 20);
        canvas.rotate(Math.PI / 2);
        canvas.disc(0, 0, 1, 0xff112233);
        canvas.restore();
        canvas.line(0, 0, 1, 1, 0x80112233, 2);
        Document svg = ChartTest.xml(canvas.svg());
        Element disc = (Element) svg.getElementsByTagName("path").item(0);
        assertEquals("g", disc.getParentNode().getNodeName());
        assertEquals("#112233", disc.getAttribute("fill"));
        Element line = (Element) svg.getElementsByTagName("path").item(1);
        assertEquals("svg", line.getParentNode().getNodeName());
        assertEquals("0.5", line.getAttribute("stroke-opacity"));
        assertTrue(canvas.svg().contains("rotate(90.0000)"), canvas.svg());
    }

    @Test
    void unfinishedTransformsAreClosed() throws Exception {
        SvgCanvas canvas = new SvgCanvas("a", 10, 10);
        canvas.save();
        canvas.scale(2, -2);
        canvas.box(new Rect(0, 0, 4, 4), 1, 0xff000000);
        ChartTest.xml(canvas.svg());
    }

    @Test
    void textAndGradientsAreSafeInAPage() throws Exception {
        SvgCanvas canvas = new SvgCanvas("p", 10, 10);
        canvas.text("a < b & c", 1, 2, TextStyle.of(10).right(), 0xff000000);
        canvas.begin();
        canvas.rectangle(new Rect(0, 0, 4, 4), 0);
        canvas.fill(0xffff0000, 0xff0000ff, 0, 4);
        Document svg = ChartTest.xml(canvas.svg());
        assertEquals("a < b & c", svg.getElementsByTagName("text").item(0).getTextContent());
        assertEquals("end", ((Element) svg.getElementsByTagName("text").item(0)).getAttribute("text-anchor"));
        String id = ((Element) svg.getElementsByTagName("linearGradient").item(0)).getAttribute("id");
        assertTrue(canvas.svg().contains("fill=\"url(#" + id + ")\""));
    }

    @Test
    void numbersAreShort() {
        assertEquals("1.5", SvgCanvas.number(1.5));
        assertEquals("100", SvgCanvas.number(100));
        assertEquals("0", SvgCanvas.number(-0.001));
        assertEquals("0.13", SvgCanvas.number(0.125001));
    }
}
