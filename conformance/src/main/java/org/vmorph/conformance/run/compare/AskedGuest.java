package org.vmorph.conformance.run.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.rules.SeenGuest;
import org.vmorph.conformance.run.ask.Pulse;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/**
 * A guest that a rule's check may ask: what its monitor throws meanwhile is remembered, so that it
 * is known for the monitor's own, however the check passes it on.
 */
final class AskedGuest implements SeenGuest {
  /** Who wraps what was thrown more often than this has lost it. */
  private static final int MOST_CAUSES = 100;

  private final Guest guest;
  private final Pulse pulse = Pulse.ofThisThread();
  private @Nullable Throwable thrown;
  private @Nullable Supplier<?> unanswered;
  private List<Object> answers = new ArrayList<>();

  AskedGuest(Guest guest) {
    this.guest = guest;
  }

  /**
   * What the monitor has thrown, if that is what a check ended with, or why it did. A stack that
   * was full before the monitor was asked is not the monitor's doing: it is asked again.
   */
  Optional<Throwable> behind(Throwable failure) {
    var cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null && cause != thrown; i++) {
      cause = cause(cause);
    }
    return cause == null || cause != thrown ? Optional.empty() : again(cause);
  }

  private static @Nullable Throwable cause(Throwable of) {
    try {
      return of.getCause();
    } catch (Throwable worse) {
      return null;
    }
  }

  private Optional<Throwable> again(Throwable before) {
    var question = unanswered;
    if (question == null || !(before instanceof StackOverflowError)) {
      return Optional.of(before);
    }
    try {
      var unused = question.get();
      return Optional.empty();
    } catch (Throwable now) {
      return Optional.of(now);
    }
  }

  /** What the monitor has answered since this was asked last, in order. */
  List<Object> answers() {
    var all = answers;
    answers = new ArrayList<>();
    return all;
  }

  private <T> T asked(String method, Supplier<@Nullable T> question) {
    try {
      var answer = pulse.asking(question);
      if (answer == null) {
        throw new MonitorFailure(method + " of a guest gives null");
      }
      answers.add(answer);
      return answer;
    } catch (Throwable failure) {
      thrown = failure;
      unanswered = question;
      throw failure;
    }
  }

  @Override
  public long size() {
    return asked("size()", guest::size);
  }

  @Override
  public long get(Cell cell) {
    return asked("get()", () -> guest.get(cell));
  }

  @Override
  public long load(File file, long index) {
    return asked("load()", () -> guest.load(file, index));
  }

  @Override
  public long used(File file) {
    return asked("used()", () -> guest.used(file));
  }

  @Override
  public Span owns() {
    return asked("owns()", guest::owns);
  }

  @Override
  public Tally tally() {
    return asked("tally()", guest::tally);
  }

  @Override
  public boolean halted() {
    return asked("halted()", guest::halted);
  }

  @Override
  public Snapshot view() {
    return asked("view()", guest::view);
  }
}
