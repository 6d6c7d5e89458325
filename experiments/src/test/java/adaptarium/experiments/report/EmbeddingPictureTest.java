package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.ClassPlane;
import adaptarium.render.ClassPlane.Place;
import adaptarium.render.DisplayList;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EmbeddingPictureTest {
    private static final int STEPS = 10;
    private static final double TIMESTEP = 0.02; // s

    private static SceneFrame empty(int step) {
        return new SceneFrame(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                step * TIMESTEP,
                new SceneView.Bounds(-1, -1, 1, 1),
                /* followed= */ -1);
    }

    /** A piece of class 2 that is taken for class 1 until half of it is known, and then, or to the end, for class 2. */
    private static EmbeddingFilm.Piece piece(boolean moving, boolean told) {
        return new EmbeddingFilm.Piece(
                1,
                moving
                        ? IntStream.rangeClosed(0, STEPS)
                                .mapToObj(EmbeddingPictureTest::empty)
                                .toList()
                        : List.of(),
                IntStream.range(0, STEPS).mapToObj(t -> new double[] {t, -t}).toList(),
                IntStream.range(0, STEPS)
                        .mapToObj(t -> t < STEPS / 2 || !told ? 0 : 1)
                        .toList());
    }

    private static EmbeddingPicture picture(double speed, EmbeddingFilm.Piece... pieces) {
        List<Place> shown = List.of(new Place(0, 0, 0), new Place(10, -10, 1));
        EmbeddingFilm film = new EmbeddingFilm(
                "problem",
                shown,
                shown,
                List.of(),
                List.of(pieces),
                ClassPlane.around(List.of(new double[] {0, 0}, new double[] {10, -10})));
        return new EmbeddingPicture(film, new ScenePainter(Theme.LIGHT, Set.of()), "title", speed);
    }

    private static String drawn(EmbeddingPicture picture, int index) {
        DisplayList list = new DisplayList(640, 360);
        picture.paint(list, new Rect(0, 0, 640, 360), index);
        return list.toJson();
    }

    @Test
    void aPiecePlaysForTwoAndAHalfSecondsAndStaysForAMoment() {
        EmbeddingPicture picture = picture(1, piece(true, true), piece(true, false));
        assertEquals(0.25, picture.timestep());
        // 1.2 s are 5 moments of 0.25 s, rounded
        assertEquals(2 * (STEPS + 5), picture.length());
        assertTrue(drawn(picture, 0).contains("piece 1 of 2"));
        assertTrue(drawn(picture, STEPS + 5).contains("piece 2 of 2"));
    }

    @Test
    void itSaysWhatItIsTakenForAndWhatItIs() {
        EmbeddingPicture picture = picture(1, piece(true, true), piece(true, false));
        String early = drawn(picture, 0);
        assertTrue(early.contains("is class 2") && early.contains("taken for class 1 so far"), early);
        assertTrue(early.contains("1 of 10 steps"), early);
        assertFalse(early.contains("right") || early.contains("wrong"), early);
        String whole = drawn(picture, STEPS);
        assertTrue(whole.contains("taken for class 2\"") && whole.contains("right"), whole);
        assertTrue(drawn(picture, picture.length() - 1).contains("wrong"));
    }

    /** 0.02 s of motion in 0.25 s are 0.08 of real time; twice that where the film plays twice as fast. */
    @Test
    void itSaysHowSlowlyItPlays() {
        assertTrue(drawn(picture(1, piece(true, true)), 0).contains("0.08 × real time"));
        assertTrue(drawn(picture(2, piece(true, true)), 0).contains("0.16 × real time"));
        assertTrue(drawn(picture(12.5, piece(true, true)), 0).contains("real time"));
    }

    @Test
    void withoutAMotionThePlaneStandsAlone() {
        String alone = drawn(picture(1, piece(false, true)), 0);
        assertTrue(alone.contains("The motion is not kept.") && !alone.contains("steps ·"), alone);
    }
}
