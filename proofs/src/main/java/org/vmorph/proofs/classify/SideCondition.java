package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.obligation.Run;
import org.vmorph.proofs.obligation.Setting;
import org.vmorph.proofs.obligation.Setting.Apart;
import org.vmorph.proofs.obligation.Stated;
import org.vmorph.proofs.obligation.Witness;

/**
 * What an instruction can do that is innocuous by the definitions and still fatal to f (paper.md,
 * N13). Those that differ between the theorems have a form for Theorem 1, a supervisor state
 * against a user state, and one for Theorem 3, both in user mode.
 */
public sealed interface SideCondition extends Definition {
  /**
   * The conditions asked of an instruction of this machine under a theorem.
   *
   * @param scope all states for Theorem 1, user mode for Theorem 3
   */
  static List<SideCondition> of(Architecture machine, Scope scope) {
    var conditions = new ArrayList<SideCondition>();
    conditions.add(new Observes("q", Apart.inSize()));
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
    if (scope == Scope.ALL) {
      conditions.add(new TrapParity(Apart.in(machine.mode().cell()), true));
    }
    return conditions;
  }

  /** Whether it shows of a witness that it is of this form, where there are several. */
  default boolean isIn(Witness witness) {
    return true;
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
    public String sentence(Reading reading) {
      return "Two states in user mode equal but for "
          + what
          + ", neither trapping, after which P, a register or the window differs, or only one has"
          + " stopped.";
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
    public String sentence(Reading reading) {
      return scope == Scope.USER
          ? "A state in user mode, no trap there, in which storage outside the window changes."
          : "Two states equal but for M, S1 in supervisor mode and S2 in user mode, neither"
              + " trapping, in one of which storage outside the window changes.";
    }

    @Override
    public <W, B, M> Stated<B> happens(Setting<W, B, M> in) {
      if (scope == Scope.USER) {
        var user = in.run(in.state());
        return in.given(calm(in, Scope.USER, user), in.escapes(user));
      }
      var pair = in.pair(Apart.in(in.machine().mode().cell()));
      var supervisor = in.run(pair.first());
      var user = in.run(pair.second());
      return in.given(
          in.all(calm(in, Scope.USER, user), calm(in, Scope.SUPERVISOR, supervisor)),
          in.or(in.escapes(supervisor), in.escapes(user)));
    }

    private static <W, B, M> B calm(Setting<W, B, M> in, Scope scope, Run<W, B, M> run) {
      return in.all(scope.admits(in, run.before()), in.not(in.traps(run)));
    }
  }

  /**
   * Trap parity: of two states that reach the same part of storage only one traps, or they trap for
   * different causes. A state reaches min(b, q - l) words, none if l is not below q. From a guest's
   * state to the hardware's one goes step by step: the mode becomes user (Theorem 1), b is clamped
   * to what is reached, q grows, and the window moves; where no step shows, all of them together do
   * not. A privilege trap in user mode of what a supervisor may do is no breach.
   */
  record TrapParity(Apart apart, boolean fromSupervisor) implements SideCondition {
    @Override
    public String name() {
      return "trap parity";
    }

    @Override
    public String sentence(Reading reading) {
      return (fromSupervisor
              ? "Two states equal but for M, S1 in supervisor mode and S2 in user mode"
              : "Two states in user mode that reach equally many words, equal but for " + what())
          + ", of which only one traps, or they trap for different causes"
          + (fromSupervisor ? "; a privilege trap of S2 does not count." : ".");
    }

    @Override
    public boolean isIn(Witness witness) {
      return witness.cases().stream().map(c -> c.before().get(what())).distinct().count() > 1;
    }

    private String what() {
      return apart.size()
          ? "q"
          : apart.components().stream().map(Component::name).collect(Collectors.joining(" "));
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
