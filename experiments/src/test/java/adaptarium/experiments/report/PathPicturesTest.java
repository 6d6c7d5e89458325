package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.random.Seeds;
import adaptarium.render.SceneFrame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class PathPicturesTest {
    private static final List<Double> STILL = List.of(0.0, 0.0);
    private static final List<Double> AWAY = List.of(0.0, 0.4);

    /** Where the last stroke of a colour begins and ends: x, y, x, y in pixels. */
    private static double[] stroke(String svg, String colour) throws Exception {
        NodeList paths = ChartTest.xml(svg).getElementsByTagName("path");
        for (int i = paths.getLength() - 1; i >= 0; i--) {
            Element path = (Element) paths.item(i);
            if (path.getAttribute("stroke").equals(colour)) {
                String[] numbers = path.getAttribute("d").substring(1).split("[L ]");
                double[] ends = new double[4];
                for (int k = 0; k < 4; k++) {
                    ends[k] = Double.parseDouble(numbers[k]);
                }
                return ends;
            }
        }
        throw new AssertionError("no stroke of " + colour + " in " + svg);
    }

    @Test
    void inThePlaneTheFirstRoundIsVermilionAndTheLastBlue() throws Exception {
        PointNavigation family = new PointNavigation();
        var task = family.tasks().sample(Split.TEST, Seeds.generator(1));
        var environment = new Environment<>(family, task);
        environment.reset(1);
        SceneFrame scene = SceneFrame.of(environment.scene());
        List<String> pictures = PathPictures.of(
                "a",
                List.of(
                        new EpisodePath(0, 0, 0.1, AWAY, STILL, scene),
                        new EpisodePath(0, 3, 0.1, STILL, AWAY, scene)));
        assertEquals(1, pictures.size());
        double[] before = stroke(pictures.get(0), "#d55e00");
        double[] after = stroke(pictures.get(0), "#0072b2");
        assertTrue(before[2] > before[0] + 20 && before[3] == before[1], "not to the right");
        assertTrue(after[3] < after[1] - 20 && after[2] == after[0], "not upwards");
        assertTrue(pictures.get(0).contains(PathPictures.GOAL), "no goal");
    }
}
