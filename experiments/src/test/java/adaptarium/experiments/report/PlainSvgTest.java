package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.envs.Families;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PlainSvgTest {
    /** Every family's scene, in both themes. */
    @Test
    void whateverIsDrawnHereIsADrawing() {
        Matcher drawn =
                Pattern.compile("(?s)<svg.*?</svg>").matcher(Gallery.html(Families.all(), 2, MeasuredGaps.NONE));
        int count = 0;
        while (drawn.find()) {
            assertEquals(drawn.group(), PlainSvg.checked(drawn.group()));
            count++;
        }
        assertEquals(2 * Families.all().size(), count);
    }

    @Test
    void anythingMoreIsRefused() {
        for (String more : List.of(
                "<script>alert(1)</script>",
                "<svg><script>alert(1)</script></svg>",
                "<svg onload=\"alert(1)\"></svg>",
                "<svg><a href=\"x\"><text>t</text></a></svg>",
                "<svg><image href=\"//x/y.png\"/></svg>",
                "<svg><path d=\"M0 0\" style=\"background:url(//x)\"/></svg>",
                "<svg><path fill=\"url(javascript:alert(1))\"/></svg>",
                "<svg><path fill=\"url(https://x/y)\"/></svg>",
                "<svg><path fill='red'/></svg>",
                "<svg><path d=M0/></svg>",
                "<svg><foreignObject></foreignObject></svg>",
                "<svg></svg><svg></svg>",
                "<svg></svg>x",
                "x<svg></svg>",
                "<svg><!-- --></svg>",
                "<svg><g></svg></g>",
                "<svg>",
                "</svg>",
                "<svg><text>a<b</text></svg>",
                "<svg><style>*{}</style></svg>")) {
            assertThrows(IllegalArgumentException.class, () -> PlainSvg.checked(more), more);
        }
        assertEquals(
                "<svg role=\"img\"><text x=\"1\">a &lt; b</text></svg>",
                PlainSvg.checked("<svg role=\"img\"><text x=\"1\">a &lt; b</text></svg>"));
    }
}
