package adaptarium.agents.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void resultsComeInOrder() {
        try (Workers workers = new Workers(3)) {
            List<Integer> squares = workers.map(50, i -> i * i);
            assertEquals(IntStream.range(0, 50).map(i -> i * i).boxed().toList(), squares);
        }
    }

    @Test
    void firstFailureIsThrownAfterAllHaveEnded() {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> workers.map(9, i -> {
                        done.incrementAndGet();
                        if (i == 3 || i == 7) {
                            throw new IllegalArgumentException("piece " + i);
                        }
                        return i;
                    }));
            assertEquals("piece 3", e.getMessage());
            assertEquals(9, done.get());
        }
    }

    @Test
    void anErrorIsThrownAfterAllHaveEndedToo() {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(1)) {
            assertThrows(
                    StackOverflowError.class,
                    () -> workers.map(9, i -> {
                        done.incrementAndGet();
                        if (i == 0) {
                            throw new StackOverflowError();
                        }
                        return i;
                    }));
            assertEquals(9, done.get());
        }
    }

    @Test
    void anInterruptedCallerWaitsAndStaysInterrupted() {
        try (Workers workers = new Workers(1)) {
            Thread.currentThread().interrupt();
            List<Integer> squares = workers.map(50, i -> i * i);
            assertTrue(Thread.interrupted());
            assertEquals(49 * 49, squares.get(49));
        }
    }

    @Test
    void needsAThread() {
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    }
}
