package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class StepWorkersTest {
    @Test
    void everySlotIsWorkedOnOnceARound() {
        for (int threads : new int[] {1, 2, 3, 7, 20}) {
            AtomicIntegerArray visits = new AtomicIntegerArray(11);
            try (StepWorkers workers = new StepWorkers(11, threads, (from, to) -> {
                for (int i = from; i < to; i++) {
                    visits.incrementAndGet(i);
                }
            })) {
                for (int round = 1; round <= 100; round++) {
                    workers.runAll();
                    for (int i = 0; i < 11; i++) {
                        assertEquals(round, visits.get(i), "slot " + i + " with " + threads + " threads");
                    }
                }
            }
        }
    }

    @Test
    void plainWritesOfWorkersAreSeenByTheCaller() {
        int[] values = new int[64]; // no volatile, no atomics: the barrier alone publishes them
        try (StepWorkers workers = new StepWorkers(64, 4, (from, to) -> {
            for (int i = from; i < to; i++) {
                values[i]++;
            }
        })) {
            for (int round = 1; round <= 1_000; round++) {
                workers.runAll();
                assertEquals(64L * round, Arrays.stream(values).asLongStream().sum());
            }
        }
    }

    @Test
    void theFailureOfTheLowestSlotsIsThrownAndTheOthersStillFinish() {
        AtomicIntegerArray visits = new AtomicIntegerArray(6);
        try (StepWorkers workers = new StepWorkers(6, 3, (from, to) -> {
            for (int i = from; i < to; i++) {
                visits.incrementAndGet(i);
                if (i == 2 || i == 4) {
                    throw new IllegalStateException("slot " + i);
                }
            }
        })) {
            assertEquals(
                    "slot 2",
                    assertThrows(IllegalStateException.class, workers::runAll).getMessage());
            assertEquals(1, visits.get(5 - 1));
            assertEquals(
                    "slot 2",
                    assertThrows(IllegalStateException.class, workers::runAll).getMessage());
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        CountDownLatch named = new CountDownLatch(2);
        Thread[] seen = new Thread[3];
        StepWorkers workers = new StepWorkers(3, 3, (from, to) -> {
            seen[from] = Thread.currentThread();
            named.countDown();
        });
        workers.runAll();
        workers.close();
        for (int i = 1; i < 3; i++) {
            seen[i].join(10_000);
            assertEquals(Thread.State.TERMINATED, seen[i].getState());
        }
    }

    @Test
    void workAfterTheEndIsRefusedRatherThanWaitedFor() {
        for (int threads = 1; threads <= 2; threads++) {
            StepWorkers workers = new StepWorkers(4, threads, (from, to) -> {});
            workers.runAll();
            workers.close();
            String message = assertTimeoutPreemptively(
                    Duration.ofSeconds(60), () -> Refusal.of(IllegalStateException.class, workers::runAll));
            assertEquals("closed: there is nobody left to step the environments", message);
        }
    }
}
