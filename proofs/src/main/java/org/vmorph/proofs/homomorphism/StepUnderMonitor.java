package org.vmorph.proofs.homomorphism;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Operation;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Terms;
import org.vmorph.proofs.claim.UnknownNames;
import org.vmorph.vmm.control.Dispatcher;

/** One step of a guest under its monitor, beside the same step of the machine it believes it is. */
final class StepUnderMonitor<W, B, M> {
  private final Ground<W, B, M> ground;
  private final Domain<W, B, M> domain;
  private final Elaboration semantics;
  private final Architecture machine;
  private final StepCase subject;
  private final Confined<W, B, M> in;
  private final Terms<W, B, M> is;
  private final Fetched<W, B, M> fetched;
  private final B speaks;
  private final B interprets;

  /** Whether the hardware traps at the fetch, in a way that makes the monitor do the step. */
  private final B refused;

  private final Outcome<W, B, M> virtually;
  private final Outcome<W, B, M> really;

  StepUnderMonitor(
      Ground<W, B, M> ground, Elaboration semantics, List<Monitor> monitors, StepCase subject) {
    this.ground = ground;
    this.domain = ground.domain();
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.subject = subject;
    this.in = new Confined<>(ground, semantics, monitors);
    this.is = in.is();
    this.fetched = new Fetched<>(ground, is, semantics, in.virtual());
    this.speaks = domain.and(in.fits(), speaks());
    this.interprets = in.interprets();
    this.virtually = outcome(in.virtual());
    this.really = outcome(in.host());
    this.refused = refused(Cause::isPrivilege);
  }

  /**
   * Whether the hardware takes such a privilege trap at the fetch of what the virtual machine
   * executes: a monitor is not told whether it was the fetch that was refused, or the instruction.
   */
  private B refused(Predicate<Cause> causes) {
    boolean may =
        !(subject instanceof StepCase.Fetch)
            && machine.causes().stream()
                .anyMatch(c -> c.isPrivilege() && causes.test(c) && semantics.fetchTraps(c));
    return may
        ? Outcome.ofFetch(semantics, domain, in.host())
            .fires(c -> c.isPrivilege() && causes.test(c))
        : domain.truth(false);
  }

  private B speaks() {
    return switch (subject) {
      case StepCase.Fetch fetch -> domain.truth(true);
      case StepCase.Illegal illegal -> domain.and(fetched.arrives(), fetched.isNone());
      case StepCase.Executed(var instruction) ->
          domain.and(fetched.arrives(), fetched.is(instruction));
    };
  }

  private Outcome<W, B, M> outcome(State<W, M> state) {
    return switch (subject) {
      case StepCase.Fetch fetch -> Outcome.ofFetch(semantics, domain, state);
      case StepCase.Illegal illegal -> Outcome.ofIllegal(semantics, domain, state);
      case StepCase.Executed(var instruction) ->
          Outcome.ofCycle(semantics, domain, instruction, fetched.operands(instruction), state);
    };
  }

  /** There is such a step, and it is made this way. */
  B given(Execution way) {
    return switch (way.kind()) {
      case INTERPRETED -> domain.and(speaks, interprets);
      case DIRECT -> is.all(speaks, is.not(interprets), arrives(is.not(really.trapped())));
      case TRAPPED -> {
        var cause = way.cause().orElseThrow();
        var fires = arrives(really.fires(cause::equals));
        var refuses = refused(cause::equals);
        yield is.all(
            speaks, is.not(interprets), domain.isFalse(refuses) ? fires : is.or(refuses, fires));
      }
    };
  }

  /** This, and nothing was refused at the fetch. */
  private B arrives(B truth) {
    return domain.isFalse(refused) ? truth : domain.and(is.not(refused), truth);
  }

  /** There is such a step. */
  B speaksOf() {
    return speaks;
  }

  /** What the guest's P points to; where the fetch traps that is nothing to anybody. */
  private Optional<Operation<W>> operation() {
    return subject instanceof StepCase.Executed(var instruction)
        ? Optional.of(new Operation<>(instruction, fetched.operands(instruction)))
        : Optional.empty();
  }

  /** What becomes of the host when it is made this way. */
  private Dispatcher.Served<W, B, M> made(Execution way) {
    return switch (way.kind()) {
      case DIRECT -> new Dispatcher.Served<>(really.calm(), really.halts(), List.of());
      case INTERPRETED -> in.interprets((program, host) -> program.step(host, operation()));
      case TRAPPED -> {
        var cause = way.cause().orElseThrow();
        var trapped = Outcome.entryCycle(semantics, domain, cause, in.host());
        yield in.serve(trapped, (program, host) -> program.serve(host, cause, operation()));
      }
    };
  }

  /**
   * That the virtual machine takes another trap than the hardware, or only one of them takes one:
   * what the translation lemma says. Where the monitor interprets, the hardware says nothing.
   */
  List<B> cuts(Execution way) {
    return switch (way.kind()) {
      case INTERPRETED -> List.of();
      case DIRECT -> List.of(virtually.trapped());
      case TRAPPED -> {
        var cause = way.cause().orElseThrow();
        yield cause.isPrivilege() ? List.of() : List.of(is.not(virtually.fires(cause::equals)));
      }
    };
  }

  /** Whether the state under the monitor is not f of the state of the machine. */
  B differs(Execution way) {
    var made = made(way);
    var after = made.state();
    var expected = in.host(in.host(), virtually.next());
    show(after, expected);
    var guest = in.guest(after);
    var halts = domain.and(virtually.halts(), is.not(virtually.trapped()));
    var any = ground.difference("halted", is.xor(made.halted(), halts));
    for (var component : machine.components()) {
      if (component.role() != Role.TIME) {
        any = is.or(any, differs(component, guest, virtually.next()));
      }
    }
    for (var component : machine.control()) {
      var differs = is.not(same(component, after, expected));
      any = is.or(any, ground.difference("hardware " + component.name(), differs));
    }
    if (!(subject instanceof StepCase.Fetch)) {
      return any;
    }
    // A monitor makes whole steps: of one whose fetch does not trap other lemmas speak.
    return way.kind() == Execution.Kind.DIRECT
        ? is.or(any, fetchesAnother())
        : domain.and(virtually.trapped(), any);
  }

  /** What the hardware fetches need be the same only if both fetch. */
  private B fetchesAnother() {
    var other = new Fetched<>(ground, is, semantics, in.host());
    int bits = machine.storage().bits();
    return ground.difference(
        "the word fetched",
        is.all(
            is.not(virtually.trapped()),
            is.not(really.trapped()),
            is.not(is.equal(bits, fetched.word(), other.word()))));
  }

  private void show(State<W, M> after, State<W, M> expected) {
    ground.show("the machine", machine, in.virtual(), virtually);
    ground.show("under the monitor", machine, in.host(), after);
    ground.show("as f has it", machine, in.host(), expected);
  }

  private B differs(Component component, State<W, M> got, State<W, M> wanted) {
    return switch (component) {
      case Cell cell ->
          ground.difference(
              cell.name(), is.not(is.equal(cell.bits(), got.get(cell), wanted.get(cell))));
      case File file -> {
        var index = ground.unknowns().word(UnknownNames.index(file), file.indexBits());
        var differ = is.not(same(file, index, got, wanted));
        yield ground.difference(
            file.name(),
            file.equals(machine.storage())
                ? domain.and(is.below(file.indexBits(), index, in.virtual().size()), differ)
                : differ);
      }
    };
  }

  private B same(Component component, State<W, M> one, State<W, M> other) {
    return switch (component) {
      case Cell cell -> is.equal(cell.bits(), one.get(cell), other.get(cell));
      case File file -> {
        var index = ground.unknowns().word(UnknownNames.index(file), file.indexBits());
        yield same(file, index, one, other);
      }
    };
  }

  private B same(File file, W index, State<W, M> one, State<W, M> other) {
    var zero = domain.literal(0, file.indexBits());
    return is.equal(
        file.bits(),
        domain.load(file, one.get(file), zero, index),
        domain.load(file, other.get(file), zero, index));
  }

  /** Whether a word changes that is neither the guest's nor one of the monitor's two. */
  B leavesItsOwn(Execution way) {
    var after = made(way).state();
    show(after, in.host());
    var address = ground.unknowns().word("elsewhere", machine.storage().indexBits());
    return ground.difference(
        "a word that is not the guest's",
        is.all(
            is.not(in.isGuests(is.wide(address))),
            is.not(in.isMonitors(is.wide(address))),
            is.not(same(machine.storage(), address, after, in.host()))));
  }
}
