package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.proofs.obligation.Question;
import org.vmorph.proofs.obligation.Setting;
import org.vmorph.proofs.obligation.Setting.Apart;
import org.vmorph.proofs.obligation.Stated;

/**
 * What an instruction can do that is innocuous by the definitions and still fatal to f (paper.md,
 * N13). Those that differ between the theorems have a form for Theorem 1, a supervisor state
 * against a user state, and one for Theorem 3, both in user mode.
 */
public sealed interface SideCondition extends Question {
  /** The conditions asked of an instruction of this machine under a theorem. */
  static List<SideCondition> of(Architecture machine, Scope scope) {
    var conditions = new ArrayList<SideCondition>();
    conditions.add(new Observes("q", Apart.inSize()));
    if (scope == Scope.ALL) {
      conditions.add(new TrapParity(Apart.in(machine.mode().cell()), true));
    }
    machine
        .relocation()
        .ifPresent(
            r -> {
              conditions.add(new Observes("b", Apart.in(r.bound())));
              conditions.add(new Escape(scope));
              conditions.add(new TrapParity(Apart.in(r.base()), false));
              conditions.add(new TrapParity(Apart.in(r.bound()), false));
              conditions.add(new TrapParity(Apart.inSize(), false));
            });
    return conditions;
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
    public <W, B, M> Stated<B> happens(Setting<W, B, M> in) {
      var pair = in.pair(apart);
      var one = in.run(pair.first());
      var two = in.run(pair.second());
      return in.given(
          in.all(
              in.possible(one.before()),
              in.possible(two.before()),
              in.user(one.before()),
              in.not(in.traps(one)),
              in.not(in.traps(two))),
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
    public <W, B, M> Stated<B> happens(Setting<W, B, M> in) {
      var pair = in.pair(Apart.in(in.machine().mode().cell()));
      var user = in.run(pair.second());
      var hypothesis =
          in.all(in.possible(user.before()), in.user(user.before()), in.not(in.traps(user)));
      if (scope == Scope.USER) {
        return in.given(hypothesis, in.escapes(user));
      }
      var supervisor = in.run(pair.first());
      return in.given(
          in.all(hypothesis, in.supervisor(supervisor.before()), in.not(in.traps(supervisor))),
          in.or(in.escapes(supervisor), in.escapes(user)));
    }
  }

  /**
   * Trap parity: of two states that reach the same part of storage only one traps, or they trap for
   * different causes. A state reaches min(b, q - l) words, none if l is not below q. From a guest's
   * state to the hardware's one goes step by step: the mode becomes user (Theorem 1), the window
   * moves, b is clamped, q grows; where no step shows, all of them together do not. A privilege
   * trap in user mode of what a supervisor may do is no breach.
   */
  record TrapParity(Apart apart, boolean fromSupervisor) implements SideCondition {
    @Override
    public String name() {
      return "trap parity";
    }

    @Override
    public <W, B, M> Stated<B> happens(Setting<W, B, M> in) {
      var pair = in.pair(apart);
      var one = in.run(pair.first());
      var two = in.run(pair.second());
      var hypotheses =
          in.all(
              in.possible(one.before()),
              in.possible(two.before()),
              fromSupervisor ? in.supervisor(one.before()) : in.user(one.before()),
              in.user(two.before()),
              in.sameReach(one.before(), two.before()));
      var excepted =
          fromSupervisor
              ? in.traps(two, cause -> cause.kind() == Cause.Kind.PRIVILEGE)
              : in.not(in.all());
      return in.given(in.all(hypotheses, in.not(excepted)), in.trapApart(one, two));
    }
  }
}
