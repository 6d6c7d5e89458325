package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What other threads see of a session while it runs. */
class SessionRunnerTest {
    /** A ball that lets somebody look on whenever its moment is asked for, which is before that moment is published. */
    private static final class Observed implements Session {
        private final RollingBall ball = new RollingBall();
        private Consumer<Snapshot> onlooker = moment -> {};

        @Override
        public About about() {
            return ball.about();
        }

        @Override
        public Snapshot snapshot() {
            Snapshot moment = ball.snapshot();
            onlooker.accept(moment);
            return moment;
        }

        @Override
        public void step() {
            ball.step();
        }

        @Override
        public void apply(Command command) {
            ball.apply(command);
        }

        @Override
        public void close() {
            ball.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void aCommandIsInTheLogNoEarlierThanItsEffectIsInTheState() {
        Observed session = new Observed();
        SessionRunner runner = new SessionRunner(session);
        List<Integer> logged = new ArrayList<>(); // commands in the log while the old moment is still published
        List<Long> steps = new ArrayList<>();
        session.onlooker = moment -> {
            logged.add(runner.log().entries().size());
            steps.add(runner.steps());
        };
        runner.togglePause();
        runner.ask(new Command.Change("speed", 0.5));
        runner.ask(new Command.Change("radius", 0.5)); // refused
        runner.start();
        await(() -> runner.published() == 2);
        assertEquals(0.5, runner.state().now().task().values().get("speed"));
        assertEquals("radius is fixed for an episode", runner.state().complaint());
        runner.stepOnce();
        await(() -> runner.steps() == 1);
        assertEquals(1, runner.state().now().step());
        runner.close();
        assertEquals(List.of(0, 1, 1), logged);
        assertEquals(List.of(0L, 0L, 0L), steps);
        assertEquals(
                List.of(new CommandLog.Entry(0, new Command.Change("speed", 0.5))),
                runner.log().entries());
    }

    /** A family whose step never returns; the window above it has to close all the same. */
    @Test
    void aSimulationThatHangsIsGivenUpAndSaysWhere() {
        AtomicBoolean stepping = new AtomicBoolean();
        AtomicBoolean released = new AtomicBoolean();
        Observed session = new Observed();
        SessionRunner runner = new SessionRunner(session);
        session.onlooker = moment -> {
            stepping.set(true);
            while (!released.get()) {
                Thread.onSpinWait();
            }
        };
        runner.start();
        await(stepping::get);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> runner.close(Duration.ofMillis(20)));
        Throwable failure = runner.failure().orElseThrow();
        assertEquals(HangingException.class, failure.getClass());
        assertEquals(
                "the simulation of " + runner.about().family() + " has not come back from a step for 0 s",
                failure.getMessage());
        assertTrue(
                Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Observed.class.getName())),
                Arrays.toString(failure.getStackTrace()));
        released.set(true);
    }
}
