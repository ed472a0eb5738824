package org.vmorph.conformance.shrink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Function;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.together.Interference;
import org.vmorph.conformance.run.together.Joint;
import org.vmorph.conformance.run.together.Joints;
import org.vmorph.conformance.run.together.Lengths;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.vmm.MonitorLost;

/**
 * Makes guests small that break a rule together: fewer of them, slices of one length, fewer words.
 * They break the same rule at the end.
 */
public final class Company {
  /** Runs it makes at most. */
  private static final int TRIES = 1500;

  private final Joints joints;
  private Small best;
  private int tries;

  private Company(Joints joints, Joint joint, Interference found) {
    this.joints = joints;
    this.best = new Small(joint, found, 0);
  }

  /** Guests that break a rule, and how. */
  public record Small(Joint joint, Interference seen, int tries) {}

  /** The smallest that greed finds, or has found when the monitor does not come back. */
  public static Small shrink(Together together, Joint joint, Interference found) {
    if (found.unsteady().isPresent()) {
      // What they do not do every time fewer of them do not do every time either.
      return new Small(joint, found, 0);
    }
    // What showed when the other one was there needs no first one.
    var shown =
        found.turn() > 0
            ? joint.with(found.programs()).withAnother(joint.guests().getFirst())
            : joint;
    var search = new Company(together.joints(), shown, found);
    try {
      search.joints.ask(search::all);
    } catch (MonitorLost lost) {
      // What was seen stays seen.
    }
    return new Small(search.best.joint(), search.best.seen(), search.tries);
  }

  private Small all() {
    guests();
    slices();
    Joint before;
    do {
      before = best.joint();
      words();
    } while (best.joint() != before);
    return best;
  }

  private boolean accept(Joint candidate) {
    if (tries == TRIES) {
      return false;
    }
    tries++;
    var seen = joints.run(candidate).seen();
    boolean same =
        seen.filter(it -> it.rule() == best.seen().rule())
            .filter(it -> it.brokeDown() == best.seen().brokeDown())
            .isPresent();
    if (same) {
      best = new Small(candidate, seen.orElseThrow(), tries);
    }
    return same;
  }

  private void guests() {
    for (int i = best.joint().guests().size() - 1; i >= 0; i--) {
      var fewer = new ArrayList<>(best.joint().guests());
      fewer.remove(i);
      if (!fewer.isEmpty()) {
        accept(best.joint().with(fewer));
      }
    }
  }

  private void slices() {
    for (int steps = 1; steps <= Lengths.LONGEST; steps++) {
      var joint = best.joint();
      if (accept(joint.with(Lengths.always(steps)))) {
        return;
      }
    }
  }

  private void words() {
    for (int i = 0; i < best.joint().guests().size(); i++) {
      int index = i;
      input(index);
      blank(best.joint().guests().get(i), program -> with(index, program));
    }
    blank(best.joint().another(), program -> best.joint().withAnother(program));
  }

  private void input(int index) {
    var guest = best.joint().guests().get(index);
    if (guest.input().length > 0) {
      accept(with(index, guest.withInput(new long[0])));
    }
  }

  /** Zero instead of many words, then of fewer, then of each. */
  private void blank(GuestProgram program, Function<GuestProgram, Joint> place) {
    var smallest = program;
    for (int size = program.size() / 2; size > 0; size /= 2) {
      for (int from = program.size() - size; from >= 0; from -= size) {
        var words = smallest.words();
        Arrays.fill(words, from, from + size, 0);
        var candidate = smallest.withWords(words);
        if (!candidate.equals(smallest) && accept(place.apply(candidate))) {
          smallest = candidate;
        }
      }
    }
  }

  private Joint with(int index, GuestProgram program) {
    var guests = new ArrayList<>(best.joint().guests());
    guests.set(index, program);
    return best.joint().with(guests);
  }
}
