package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuessTest {
    private static final Knob SIGN =
            new Knob("sign", "sign", "1", 0, 1, 0, 1, /* logarithmic= */ false, /* live= */ true, List.of(1, -1));
    private static final List<Knob> KNOBS = List.of(RollingBall.SPEED, SIGN);

    private static Snapshot.Task task(int number, double speed, int sign, boolean hidden) {
        return new Snapshot.Task(number, Map.of("speed", speed, "sign", sign), List.of(), "", hidden, Editing.NONE);
    }

    // The scale of the speed is 4 m/s long: 1 m/s off is a quarter of it.
    @Test
    void aRangeLosesTwoPointsForEveryHundredthAndAChoiceIsRightOrWrong() {
        Guess guess = Guess.NONE.with(RollingBall.SPEED, 0.5).with(SIGN, 1);
        assertEquals(100, guess.points(RollingBall.SPEED, 0.0), 1e-9);
        assertEquals(50, guess.points(RollingBall.SPEED, -1.0), 1e-9);
        assertEquals(100, guess.points(SIGN, -1), 1e-9);
        assertEquals(0, guess.points(SIGN, 1), 1e-9);
        assertEquals((50 + 100) / 2.0, guess.score(KNOBS, Map.of("speed", 1.0, "sign", -1)), 1e-9);
    }

    @Test
    void whatNobodyTouchedIsGuessedInTheMiddleOfWhatTrainingMeets() {
        assertEquals(0.0, (Double) Guess.NONE.value(RollingBall.SPEED), 1e-9);
    }

    @Test
    void aRevealedTaskIsScoredOnceAndTheNextOneIsNew() {
        Guess first = Guess.NONE.at(KNOBS, task(7, 1, 1, /* hidden= */ true)).with(RollingBall.SPEED, 0.75);
        assertFalse(first.revealed());
        Guess revealed = first.at(KNOBS, task(7, 1, 1, /* hidden= */ false));
        assertTrue(revealed.revealed());
        assertEquals(List.of((100 + revealed.points(SIGN, 1)) / 2), revealed.scores());
        assertEquals(revealed, revealed.at(KNOBS, task(7, 1, 1, /* hidden= */ false)));
        Guess next = revealed.at(KNOBS, task(8, 0, 1, /* hidden= */ true));
        assertEquals(Map.of(), next.places());
        assertEquals(revealed.scores(), next.scores());
        assertFalse(next.revealed());
    }

    @Test
    void whereNothingIsHiddenNothingIsScored() {
        Guess guess = Guess.NONE.at(KNOBS, task(1, 1, 1, /* hidden= */ false));
        assertEquals(List.of(), guess.scores());
        assertFalse(guess.revealed());
    }
}
