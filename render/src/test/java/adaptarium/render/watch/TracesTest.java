package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final Signal PLACE = new Signal(Signal.Group.BODY, "ball", "x", "m", 0);
    private static final Signal AXLE = new Signal(Signal.Group.JOINT, "axle", "position", "rad or m", 0);

    private final RollingBall ball = new RollingBall();

    private History twoTasks() {
        History history = History.of(ball.snapshot());
        for (int clock = 1; clock <= 5; clock++) {
            ball.step();
            history = history.plus(clock, ball.snapshot(), List.of());
        }
        ball.apply(new Command.NextTask());
        history = history.plus(5, ball.snapshot(), List.of());
        ball.apply(new Command.BreakJoint("axle"));
        for (int clock = 6; clock <= 8; clock++) {
            ball.step();
            history = history.plus(clock, ball.snapshot(), List.of());
        }
        return history;
    }

    // A centimetre a step.
    @Test
    void anEpisodeIsCutOutWhateverMomentOfItIsShown() {
        History history = twoTasks();
        for (int index = 0; index < 5; index++) {
            assertArrayEquals(
                    new double[] {0, 0.01, 0.02, 0.03, 0.04},
                    Traces.around(history, index).of(Snapshot.Source.NOW, PLACE).values(),
                    1e-9);
        }
        Traces.Trace second = Traces.around(history, history.size() - 1).of(Snapshot.Source.NOW, PLACE);
        assertArrayEquals(new double[] {0, 0.01, 0.02, 0.03}, second.values(), 1e-9);
        assertArrayEquals(new double[] {0, 0.01, 0.02, 0.03}, second.times(), 1e-9);
        assertEquals(0.02, second.at(0.025), 1e-9);
        assertTrue(Double.isNaN(second.at(-1)));
    }

    @Test
    void whatIsNotThereHasNoValue() {
        History history = twoTasks();
        Traces traces = Traces.around(history, history.size() - 1);
        assertTrue(Double.isNaN(traces.of(Snapshot.Source.NOW, AXLE).at(0.03))); // broken
        assertTrue(traces.of(Snapshot.Source.BESIDE, PLACE).isEmpty());
        assertTrue(traces.csv(List.of(AXLE)).contains("\n0.03,,\n"));
    }
}
