package org.vmorph.proofs.classify;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.proofs.obligation.Question;
import org.vmorph.proofs.obligation.Setting;
import org.vmorph.proofs.obligation.Setting.Apart;

/**
 * What an instruction can do that is innocuous by the definitions and still fatal to f (paper.md,
 * N13). Each has a form for Theorem 1, a supervisor state against a user state, and one for Theorem
 * 3, both in user mode.
 */
public sealed interface SideCondition extends Question {
  /** The conditions asked of an instruction of this machine under a theorem. */
  static List<SideCondition> of(Architecture machine, Scope scope) {
    return machine.relocation().isPresent()
        ? List.of(
            new Observes("b", Apart.in(machine.relocation().get().bound())),
            new Observes("q", Apart.inSize()),
            new Escape(scope),
            new TrapParity(scope))
        : List.of(new Observes("q", Apart.inSize()), new TrapParity(scope));
  }

  /**
   * Bound or size observation: a result depends on b, or on q, which a guest has less of than it
   * believes. A monitor's guest runs in user mode whatever it believes, so both states are in user
   * mode under either theorem; what the supervisor state of Theorem 1 adds is mode sensitivity and
   * trap parity, which are asked on their own.
   */
  record Observes(String what, Apart apart) implements SideCondition {
    @Override
    public String name() {
      return "observes " + what;
    }

    @Override
    public <W, B, M> B happens(Setting<W, B, M> in) {
      var pair = in.pair(apart);
      var one = in.run(pair.first());
      var two = in.run(pair.second());
      return in.all(
          in.possible(one.before()),
          in.possible(two.before()),
          in.user(one.before()),
          in.not(in.traps(one)),
          in.not(in.traps(two)),
          in.visiblyDiffer(one, two));
    }
  }

  /** Escape: storage outside the window changes, which no definition looks at. */
  record Escape(Scope scope) implements SideCondition {
    @Override
    public String name() {
      return "escape";
    }

    @Override
    public <W, B, M> B happens(Setting<W, B, M> in) {
      var pair = in.pair(Apart.in(in.machine().mode().cell()));
      var user = in.run(pair.second());
      var hypothesis =
          in.all(in.possible(user.before()), in.user(user.before()), in.not(in.traps(user)));
      if (scope == Scope.USER) {
        return in.all(hypothesis, in.escapes(user));
      }
      var supervisor = in.run(pair.first());
      return in.all(
          hypothesis,
          in.supervisor(supervisor.before()),
          in.not(in.traps(supervisor)),
          in.or(in.escapes(supervisor), in.escapes(user)));
    }
  }

  /**
   * Trap parity: of two states whose windows lie in storage only one traps, or they trap for
   * different causes.
   */
  record TrapParity(Scope scope) implements SideCondition {
    @Override
    public String name() {
      return "trap parity";
    }

    @Override
    public <W, B, M> B happens(Setting<W, B, M> in) {
      var mode = in.machine().mode().cell();
      var pair =
          in.pair(
              in.machine()
                  .relocation()
                  .map(r -> Apart.in(mode, r.base()))
                  .orElseGet(() -> Apart.in(mode)));
      var one = in.run(pair.first());
      var two = in.run(pair.second());
      return in.all(
          in.possible(one.before()),
          scope == Scope.USER ? in.user(one.before()) : in.supervisor(one.before()),
          in.user(two.before()),
          in.windowInStorage(one.before()),
          in.windowInStorage(two.before()),
          in.not(in.traps(two, cause -> cause.kind() == Cause.Kind.PRIVILEGE)),
          in.trapApart(one, two));
    }
  }
}
