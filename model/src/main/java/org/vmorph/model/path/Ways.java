package org.vmorph.model.path;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Footprint;

/**
 * All the ways a step can go. Ways of one instruction that part only in how P is found to be
 * allowed are one way: all of those are gone by a word that is no instruction.
 */
public final class Ways {
  /** Knows what cannot be. */
  public interface Possible {
    /** Whether all of this can be decided so in one state. Not asked where the rest could not. */
    boolean together(List<Decision> soFar);
  }

  private final Elaboration semantics;
  private final StepSubject subject;
  private final Possible possible;
  private final Deque<List<Decision>> open = new ArrayDeque<>();

  /** How the instruction is fetched, by what is decided then about anything but P. */
  private final Map<List<Decision>, List<Decision>> fetches = new HashMap<>();

  private Ways(Elaboration semantics, StepSubject subject, Possible possible) {
    this.semantics = semantics;
    this.subject = subject;
    this.possible = possible;
  }

  /** Every way, as far as it is possible; in an order that depends on nothing else. */
  public static List<Way> of(Elaboration semantics, StepSubject subject, Possible possible) {
    var ways = new Ways(semantics, subject, possible);
    ways.open.push(List.of());
    var all = new ArrayList<Way>();
    while (!ways.open.isEmpty()) {
      var beginning = ways.open.pop();
      Walk.through(semantics, subject, ways.new Explorer(beginning)).ifPresent(all::add);
    }
    return all;
  }

  /** Goes a known way to its end, and from there on any; the other side is left for later. */
  private final class Explorer implements Walk.Oracle {
    private final List<Decision> beginning;
    private final List<Decision> soFar = new ArrayList<>();

    Explorer(List<Decision> beginning) {
      this.beginning = beginning;
    }

    @Override
    public boolean holds(Condition.Compare test) {
      var answer =
          soFar.size() < beginning.size()
              ? beginning.get(soFar.size())
              : new Decision(test, choose(test));
      soFar.add(answer);
      return answer.holds();
    }

    @Override
    public boolean goesOn() {
      if (subject instanceof StepSubject.Illegal(var like) && like.isEmpty()) {
        return true;
      }
      var fetch = List.copyOf(soFar);
      var besideP = fetch.stream().filter(decision -> !isAboutP(decision.test())).toList();
      return fetches.computeIfAbsent(besideP, it -> fetch).equals(fetch);
    }

    private boolean isAboutP(Condition.Compare test) {
      return Footprint.reads(test).contains(semantics.machine().programCounter());
    }

    private boolean choose(Condition.Compare test) {
      var no = with(test, false);
      boolean canHold = possible.together(with(test, true));
      boolean canFail = possible.together(no);
      if (!canHold && !canFail) {
        throw new IllegalStateException(
            semantics.machine() + ", " + subject + ": neither " + no + " nor its opposite");
      }
      if (canHold && canFail) {
        open.push(no);
      }
      return canHold;
    }

    private List<Decision> with(Condition.Compare test, boolean holds) {
      var longer = new ArrayList<>(soFar);
      longer.add(new Decision(test, holds));
      return List.copyOf(longer);
    }
  }
}
