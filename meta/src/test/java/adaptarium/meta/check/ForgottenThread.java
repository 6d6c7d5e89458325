package adaptarium.meta.check;

import java.util.concurrent.CountDownLatch;

/** Starts threads that wait until somebody ends them: what a learner leaves behind that forgets to close something. */
final class ForgottenThread implements AutoCloseable {
    private final CountDownLatch end = new CountDownLatch(1);

    void start() {
        Thread thread = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "forgotten");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        end.countDown();
    }
}
