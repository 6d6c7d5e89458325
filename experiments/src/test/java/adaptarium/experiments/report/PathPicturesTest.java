package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.random.Seeds;
import adaptarium.render.SceneFrame;
import adaptarium.render.watch.Knob;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
            boolean isLine = path.getAttribute("d").lastIndexOf('M') == 0; // a cross has two parts
            if (path.getAttribute("stroke").equals(colour) && isLine) {
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
                        new EpisodePath(0, 0, 0.1, AWAY, STILL, scene, Snapshot.Outcome.FAILED),
                        new EpisodePath(0, 3, 0.1, STILL, AWAY, scene, Snapshot.Outcome.TIME_OVER)));
        assertEquals(1, pictures.size());
        double[] before = stroke(pictures.get(0), "#d55e00");
        double[] after = stroke(pictures.get(0), "#0072b2");
        assertTrue(before[2] > before[0] + 20 && before[3] == before[1], "not to the right");
        assertTrue(after[3] < after[1] - 20 && after[2] == after[0], "not upwards");
        assertTrue(pictures.get(0).contains(PathPictures.GOAL), "no goal");
    }

    private static SceneFrame walker() {
        return new SceneFrame(
                List.of(), List.of(), List.of(), List.of(), 1, new SceneView.Bounds(-2, -1, 2, 1), /* followed= */ -1);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    // 11 steps of 0.1 s: the first round fails after 0.5 s at 1 m, the last one gets to 5 m.
    @Test
    void alongALineTimeRunsToTheRightOnAxesWithUnitsAndAFailureIsMarked() throws Exception {
        List<Double> shortWay = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        List<Double> longWay = List.of(0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0);
        List<Double> flat = Collections.nCopies(11, 0.0);
        String svg = PathPictures.of(
                        "a",
                        List.of(
                                new EpisodePath(
                                        0, 0, 0.1, shortWay, flat.subList(0, 6), walker(), Snapshot.Outcome.FAILED),
                                new EpisodePath(0, 3, 0.1, longWay, flat, walker(), Snapshot.Outcome.TIME_OVER)))
                .get(0);
        for (String text : new String[] {">time, s<", ">place, m<", ">0.5<", ">1.0<", ">4<"}) {
            assertTrue(svg.contains(text), text + " in " + svg);
        }
        // the line and a cross of two strokes; the other way has no cross
        assertEquals(3, count(svg, "stroke=\"#d55e00\""));
        assertEquals(1, count(svg, "stroke=\"#0072b2\""));
        double[] after = stroke(svg, "#0072b2");
        assertTrue(after[0] < 60, "the axes hold both ways and no more");
    }

    @Test
    void aTileIsAsHighAsWhatItShows() throws Exception {
        List<Double> far = List.of(0.0, 2.0, 4.0);
        List<Double> up = List.of(0.0, 1.0, 1.2);
        String svg = PathPictures.of(
                        "a", List.of(new EpisodePath(0, 0, 0.1, far, up, walker(), Snapshot.Outcome.TIME_OVER)))
                .get(0);
        String box = ChartTest.xml(svg).getDocumentElement().getAttribute("viewBox");
        // 4 m and a tenth on each side are 4.8 m wide and 2 m high: 250 px × 104 px, but at least 130
        assertEquals("0 0 250 130", box);
        assertTrue(svg.contains(" m<"), "no scale in " + svg);
    }

    @Test
    void aTaskIsSaidWithItsUnits() {
        PointNavigation family = new PointNavigation();
        List<Knob> knobs = family.tasks().parameters().stream()
                .map(Knob::of)
                .flatMap(Optional::stream)
                .toList();
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("goalX", 0.25);
        task.put("goalY", -0.5);
        assertEquals("goal x 0.25 m, goal y −0.50 m", BeforeAndAfter.task(task, knobs));
        assertEquals("goalX 0.250, goalY −0.500", BeforeAndAfter.task(task, List.of()));
    }
}
