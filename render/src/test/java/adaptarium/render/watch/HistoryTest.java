package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Happening PUSHED = new Happening(Happening.Kind.HAND, "pushed");

    private final RollingBall ball = new RollingBall();

    private History history(int steps) {
        History history = History.of(ball.snapshot());
        for (int clock = 1; clock <= steps; clock++) {
            ball.step();
            history = history.plus(clock, ball.snapshot(), List.of());
        }
        return history;
    }

    @Test
    void aShortOneHasEveryMoment() {
        History history = history(10);
        assertEquals(11, history.size());
        for (int i = 0; i <= 10; i++) {
            assertEquals(i, history.clock(i));
            assertEquals(i, history.moment(i).step());
        }
        assertEquals(10, history.newest().step());
    }

    @Test
    void aMomentSeenAgainTakesItsOwnPlace() {
        History before = history(3);
        ball.apply(new Command.Change("speed", -1.0));
        History after = before.plus(3, ball.snapshot(), List.of(PUSHED));
        assertEquals(4, after.size());
        assertEquals(-1.0, after.newest().task().values().get("speed"));
        assertEquals(1.0, before.newest().task().values().get("speed")); // the older history is as it was
        assertEquals(List.of(new History.Mark(3, PUSHED)), after.marks());
    }

    // Twenty times as long as there is room for: the beginning stays, the newest moments are whole, and no gap is wider
    // than
    // a fiftieth of its age.
    @Test
    void aLongOneForgetsNoTimeButShowsOldOnesFurtherApart() {
        Snapshot moment = ball.snapshot();
        History history = History.of(moment);
        int steps = 20 * History.MOST;
        for (int clock = 1; clock <= steps; clock++) {
            history = history.plus(clock, moment, List.of());
        }
        assertTrue(history.size() <= History.MOST, history.size() + " moments");
        assertEquals(0, history.clock(0));
        assertEquals(steps, history.clock(history.size() - 1));
        for (int i = 1; i < history.size(); i++) {
            long gap = history.clock(i) - history.clock(i - 1);
            long age = steps - history.clock(i - 1);
            assertTrue(gap >= 1 && gap <= 1 + age / 50, "a gap of " + gap + " at an age of " + age);
        }
        for (int i = history.size() - 200; i < history.size(); i++) {
            assertEquals(1, history.clock(i) - history.clock(i - 1));
        }
    }

    @Test
    void theNearestMomentIsFound() {
        Snapshot moment = ball.snapshot();
        History history = History.of(moment);
        for (long clock : new long[] {4, 10, 11}) {
            history = history.plus(clock, moment, List.of());
        }
        long[] asked = {-5, 0, 1, 2, 3, 6, 8, 10, 11, 99};
        int[] found = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3};
        for (int i = 0; i < asked.length; i++) {
            assertEquals(found[i], history.nearest(asked[i]), "nearest to " + asked[i]);
        }
    }
}
