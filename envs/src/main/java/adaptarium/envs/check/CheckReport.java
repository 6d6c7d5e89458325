package adaptarium.envs.check;

import java.util.List;
import java.util.Locale;

/**
 * What a checker tried, such as {@link FamilyChecker} on a family, and what came of it.
 *
 * @param subject the family's id or the algorithm's name
 * @param results one per check, in the order they ran
 */
public record CheckReport(String subject, List<Result> results) {
    /** Copies the list. */
    public CheckReport {
        results = List.copyOf(results);
    }

    /** How a check ended. */
    public enum Outcome {
        /** The subject keeps this part of the contract, as far as was tried. */
        PASSED,
        /** The subject breaks it. */
        FAILED,
        /** What the checker tried did not show it; nothing is known to be broken. */
        NOT_SHOWN
    }

    /**
     * One check.
     *
     * @param name what was checked, such as {@code "determinism"}
     * @param outcome how it ended
     * @param reason one line: what was tried, or what was wrong
     */
    public record Result(String name, Outcome outcome, String reason) {
        /**
         * A check that found nothing wrong.
         *
         * @param name what was checked
         * @param reason what was tried
         * @return the result
         */
        public static Result passed(String name, String reason) {
            return new Result(name, Outcome.PASSED, reason);
        }

        /**
         * A check that found a fault.
         *
         * @param name what was checked
         * @param reason what is wrong
         * @return the result
         */
        public static Result failed(String name, String reason) {
            return new Result(name, Outcome.FAILED, reason);
        }

        /**
         * A check that could not tell.
         *
         * @param name what was checked
         * @param reason why not
         * @return the result
         */
        public static Result notShown(String name, String reason) {
            return new Result(name, Outcome.NOT_SHOWN, reason);
        }
    }

    /** Whether no check failed. */
    public boolean passed() {
        return failures().isEmpty();
    }

    /** The checks that failed. */
    public List<Result> failures() {
        return results.stream().filter(r -> r.outcome() == Outcome.FAILED).toList();
    }

    /** The checks that did not show what they were to show. */
    public List<Result> notShown() {
        return results.stream().filter(r -> r.outcome() == Outcome.NOT_SHOWN).toList();
    }

    /** One line per check, aligned. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-9s  %-22s  %s%n",
                    result.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    result.name(),
                    result.reason()));
        }
        return text.toString();
    }
}
