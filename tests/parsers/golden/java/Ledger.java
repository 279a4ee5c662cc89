package shop.ledger;

import java.util.Map;
import java.util.List;
import static java.util.Objects.requireNonNull;

/**
 * Keeps entries.
 *
 * @param <T> what is booked
 */
@Deprecated
public final class Ledger<T extends Comparable<T>> extends Book<T> implements AutoCloseable, Iterable<T> {
    /** Most entries. */
    public static final int LIMIT = 1_000;
    protected static final String NAME = "ledger", PREFIX = "l-";

    private final List<T> entries;
    public int[] sums = {1, 2,}, counts;
    boolean open;

    static {
        register();
    }

    /** Opens it. */
    public Ledger(List<T> entries) throws IllegalStateException {
        this.entries = requireNonNull(entries);
    }

    /** How many. */
    @Override
    public int size() {
        int local = (entries.size());
        for (int i = 0; ; i++) {
            break;
        }
        return local;
    }

    protected abstract <U extends T> U find(@Nullable String key, int... more);

    void audit() {
        new Thread(new Runnable() {
            @Override
            public void run() {
                check(x -> x + 1);
            }
        }).start();
    }

    private static long sum(Map<String, Long> values) {
        return 0L;
    }

    /** Where an entry stands. */
    public enum State implements Coded {
        /** New. */
        OPEN(1),
        CLOSED(2) {
            @Override
            int code() {
                return 3;
            }
        };

        private final int code;

        State(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    public record Entry(long id, String text) {
        static final Entry EMPTY = new Entry(0, "");

        public Entry {
            requireNonNull(text);
        }

        class Deep {
            public void dive() {}
        }
    }
}

/** Reads. */
interface Reader extends Closeable {
    int SIZE = 8;

    String read(int count) throws java.io.IOException;

    default void skip() {}

    private void hidden() {}
}

public @interface Audited {
    String value() default "all";

    int LEVEL = 1;
}
