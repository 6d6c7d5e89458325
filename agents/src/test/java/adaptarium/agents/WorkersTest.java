package adaptarium.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void needsAThread() {
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    }
}
