package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What an expected exception says. */
public final class Refusal {
    private Refusal() {}

    /** Runs what must be refused as an illegal argument. */
    public static String of(Executable call) {
        return of(IllegalArgumentException.class, call);
    }

    /** Runs what must throw the given type. */
    public static String of(Class<? extends Throwable> type, Executable call) {
        return String.valueOf(assertThrows(type, call).getMessage());
    }
}
