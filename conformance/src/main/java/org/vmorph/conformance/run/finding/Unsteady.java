package org.vmorph.conformance.run.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;

/**
 * A guest was not what it is when it is booted again: what it does depends on what ran before, or
 * on chance.
 *
 * @param as the rule that it seemed to break
 * @param before guests after which it is seen every time, and without which it is not; empty if
 *     none are known
 * @param repeated how often it was seen again where none are known
 */
public record Unsteady(Rule as, List<GuestProgram> before, Repeated repeated) implements Seen {
  /** What is to be said of it in a word or two. */
  public static final String VERDICT = "depends on what ran before, or on chance";

  /** More guests than these are not told one by one. */
  public static final int FEW = 3;

  /** Keeps its own list. */
  public Unsteady {
    before = List.copyOf(before);
  }

  /** Nobody knows what it depends on. */
  public static Unsteady byChance(Rule as, Repeated repeated) {
    return new Unsteady(as, List.of(), repeated);
  }

  /** It depends on those that ran before. */
  static Unsteady after(Rule as, List<GuestProgram> before) {
    return new Unsteady(as, before, new Repeated(0, 0));
  }

  /** The same, run so many times more. */
  public Unsteady run(Repeated again) {
    return new Unsteady(as, before, repeated.plus(again));
  }

  @Override
  public String toString() {
    if (before.isEmpty()) {
      return "this %s: booted again, afresh, it was like this %s%s; it was taken for %s%s"
          .formatted(VERDICT, repeated, changed(), as, checked());
    }
    var names =
        before.size() <= FEW
            ? before.stream().map(GuestProgram::toString).collect(Collectors.joining(", then "))
            : "%d others, from %s to %s"
                .formatted(before.size(), before.getFirst(), before.getLast());
    return "booted alone the guest is what it should be; booted after %s it is like this, every time"
        .formatted(names);
  }

  private String checked() {
    return as.check().isPresent() ? ", whose own check may keep something" : "";
  }

  private String changed() {
    return repeated.everyTime() ? ", but what agreed before does not agree any more" : "";
  }
}
