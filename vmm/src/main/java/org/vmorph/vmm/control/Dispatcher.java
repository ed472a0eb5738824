package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Operation;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * D: decides, for every trap of the hardware, whether an interpreter routine acts for the guest or
 * the trap is the guest's own, and, before the hardware is given a step, whether that step is to be
 * interpreted instead; and says what the virtual machine's next state is. It is asked over numbers,
 * over a solver's terms and, once only, over expressions to be compiled; so it must be a function,
 * and where it asks {@code isTrue} or {@code isFalse} it must be right when neither is. The
 * interpreter routine v_i of a privileged instruction i is i itself, applied to the virtual state:
 * nothing is written twice.
 */
public class Dispatcher {
  /**
   * What becomes of the virtual machine.
   *
   * @param state its next state
   * @param halted whether it halts
   * @param traps the traps of its own it may take, first one first
   */
  public record Served<W, B, M>(State<W, M> state, B halted, List<Outcome.Fired<W, B>> traps) {}

  /**
   * Whether a privileged instruction that trapped is to be emulated: the guest believes it is the
   * supervisor.
   */
  protected <W, B, M> B emulates(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
    return supervisor(semantics, domain, virtual);
  }

  /**
   * Whether the guest believes it is the supervisor; of more modes than two, in any but the least
   * privileged one.
   */
  protected static <W, B, M> B supervisor(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
    var mode = semantics.machine().mode();
    if (mode.levels().size() > 2) {
      var user = domain.literal(mode.user(), mode.cell().bits());
      return domain.not(
          domain.compare(Relation.EQUAL, mode.cell().bits(), virtual.get(mode.cell()), user));
    }
    var supervisor = domain.literal(mode.supervisor(), mode.cell().bits());
    return domain.compare(Relation.EQUAL, mode.cell().bits(), virtual.get(mode.cell()), supervisor);
  }

  /**
   * Serves a trap that the hardware has taken, at whatever is at P: {@code operation} if the word
   * there is an instruction, and nothing if it is none. The hardware does not say whether it was
   * the fetch that was refused, so that where it may have been the fetch is interpreted first.
   */
  public final <W, B, M> Served<W, B, M> serve(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Cause cause,
      Optional<Operation<W>> operation,
      State<W, M> virtual) {
    if (!cause.isPrivilege()) {
      return reflect(semantics, domain, cause, virtual);
    }
    var word =
        operation
            .map(
                it ->
                    privileged(semantics, domain, cause, it.instruction(), it.operands(), virtual))
            .orElseGet(() -> refusedIllegal(semantics, domain, cause, virtual));
    return semantics.fetchTraps(cause)
        ? then(domain, refusedFetch(semantics, domain, cause, virtual), word)
        : word;
  }

  /** Makes a step that is not given to the hardware: fetch, and what the word at P says. */
  public final <W, B, M> Served<W, B, M> step(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Optional<Operation<W>> operation,
      State<W, M> virtual) {
    return then(
        domain,
        fetch(semantics, domain, virtual),
        operation
            .map(it -> interpret(semantics, domain, it.instruction(), it.operands(), virtual))
            .orElseGet(() -> reflect(semantics, domain, semantics.machine().illegal(), virtual)));
  }

  /** The second where the first does not trap. */
  private static <W, B, M> Served<W, B, M> then(
      Domain<W, B, M> domain, Served<W, B, M> first, Served<W, B, M> second) {
    var trapped =
        first.traps().stream().map(Outcome.Fired::when).reduce(domain.truth(false), domain::or);
    if (domain.isTrue(trapped)) {
      return first;
    }
    var traps = new ArrayList<>(first.traps());
    traps.addAll(second.traps());
    return new Served<>(
        State.either(domain, trapped, first.state(), second.state()),
        domain.and(domain.not(trapped), second.halted()),
        List.copyOf(traps));
  }

  /**
   * Serves a privilege trap that a fetch may have taken: the fetch and the checks before it are
   * interpreted. Only their traps count; where none fires the step goes on with the word that was
   * fetched.
   */
  protected <W, B, M> Served<W, B, M> refusedFetch(
      Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
    return emulated(
        semantics, domain, cause, virtual, () -> Outcome.ofFetch(semantics, domain, virtual));
  }

  /** The same, at a word that is no instruction. */
  protected <W, B, M> Served<W, B, M> refusedIllegal(
      Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
    return emulated(
        semantics, domain, cause, virtual, () -> Outcome.ofIllegal(semantics, domain, virtual));
  }

  /**
   * Serves a privilege trap, by this instruction. What is interpreted is a whole step, with what
   * belongs to every step of the machine; the fetch is before it, where it matters.
   */
  protected <W, B, M> Served<W, B, M> privileged(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Cause cause,
      Instruction instruction,
      OperandValues<W> operands,
      State<W, M> virtual) {
    return emulated(
        semantics,
        domain,
        cause,
        virtual,
        () -> Outcome.ofCycle(semantics, domain, instruction, operands, virtual));
  }

  private <W, B, M> Served<W, B, M> emulated(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Cause cause,
      State<W, M> virtual,
      Supplier<Outcome<W, B, M>> interpreted) {
    var emulates = emulates(semantics, domain, virtual);
    var reflected = reflect(semantics, domain, cause, virtual);
    if (domain.isFalse(emulates)) {
      return reflected;
    }
    var routine = interpreted.get();
    var traps = new ArrayList<Outcome.Fired<W, B>>();
    if (!domain.isTrue(emulates)) {
      traps.add(own(domain, domain.not(emulates), cause));
    }
    traps.addAll(routine.traps());
    return new Served<>(
        State.either(domain, emulates, routine.next(), reflected.state()),
        domain.and(emulates, domain.and(domain.not(routine.trapped()), routine.halts())),
        List.copyOf(traps));
  }

  /**
   * Whether the guest's next step is interpreted, and not given to the hardware. No step is, where
   * a machine meets the condition of Theorem 1.
   */
  protected <W, B, M> B interprets(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
    return domain.truth(false);
  }

  /** Interprets the checks of an instruction fetch; only its traps count. */
  protected <W, B, M> Served<W, B, M> fetch(
      Elaboration semantics, Domain<W, B, M> domain, State<W, M> virtual) {
    return served(domain, Outcome.ofFetch(semantics, domain, virtual));
  }

  /** Interprets an instruction of any kind that has been fetched. */
  protected <W, B, M> Served<W, B, M> interpret(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Instruction instruction,
      OperandValues<W> operands,
      State<W, M> virtual) {
    return served(domain, Outcome.ofCycle(semantics, domain, instruction, operands, virtual));
  }

  private static <W, B, M> Served<W, B, M> served(
      Domain<W, B, M> domain, Outcome<W, B, M> outcome) {
    return new Served<>(
        outcome.next(),
        domain.and(domain.not(outcome.trapped()), outcome.halts()),
        outcome.traps());
  }

  /**
   * Serves any other trap, and those that belong to the guest: its own trap sequence, with its own
   * PSWs (N9).
   */
  protected <W, B, M> Served<W, B, M> reflect(
      Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
    var trap = own(domain, domain.truth(true), cause);
    var next = Outcome.entry(semantics, domain, cause, trap.values(), virtual);
    return new Served<>(next, domain.truth(false), List.of(trap));
  }

  /** It carries zeros: a machine that swaps PSWs tells its traps apart by cause alone. */
  private static <W, B, M> Outcome.Fired<W, B> own(Domain<W, B, M> domain, B when, Cause cause) {
    return Outcome.Fired.zero(domain, when, cause);
  }
}
