package org.vmorph.proofs.homomorphism;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Ground;
import org.vmorph.proofs.obligation.Terms;

/** One step of a guest under its monitor, beside the same step of the machine it believes it is. */
final class StepUnderMonitor<W, B, M> {
  private final Ground<W, B, M> ground;
  private final Domain<W, B, M> domain;
  private final Architecture machine;
  private final Confined<W, B, M> in;
  private final Terms<W, B, M> is;
  private final Outcome<W, B, M> virtually;
  private final B given;
  private final State<W, M> after;
  private final B halted;

  StepUnderMonitor(
      Ground<W, B, M> ground,
      Elaboration semantics,
      Monitor monitor,
      Instruction instruction,
      Way way) {
    this.ground = ground;
    this.domain = ground.domain();
    this.machine = semantics.machine();
    this.in = new Confined<>(ground, semantics, monitor);
    this.is = in.is();
    var names = instruction.form().operands();
    var operands =
        new Operands<>(names, names.stream().map(o -> ground.operand(o.name(), o.bits())).toList());
    this.virtually = Outcome.ofCycle(semantics, domain, instruction, operands, in.virtual());
    var program = in.program();
    var host = in.host();
    var interprets = program.interprets(host);
    var speaks = domain.and(in.fits(), in.fetches(semantics));
    if (way.kind() == Way.Kind.INTERPRETED) {
      var served = program.interpret(host, instruction, operands);
      this.given = domain.and(speaks, interprets);
      this.after = served.state();
      this.halted = served.halted();
    } else {
      var hardware = Outcome.ofCycle(semantics, domain, instruction, operands, host);
      var directly = domain.and(speaks, is.not(interprets));
      if (way.kind() == Way.Kind.DIRECT) {
        this.given = domain.and(directly, is.not(hardware.trapped()));
        this.after = hardware.calm();
        this.halted = hardware.halts();
      } else {
        var cause = way.cause().orElseThrow();
        var number = domain.literal(0, Elaboration.NUMBER.bits());
        var trapped = Outcome.entryCycle(semantics, domain, cause, number, host);
        var served =
            cause.equals(machine.privilege())
                ? program.privileged(trapped, instruction, operands)
                : program.reflect(trapped, cause);
        this.given = domain.and(directly, hardware.fires(cause::equals));
        this.after = served.state();
        this.halted = served.halted();
      }
    }
    ground.show("the machine", machine, in.virtual(), virtually);
    ground.show("under " + monitor, machine, host, after);
    ground.show("as f has it", machine, host, program.host(host, virtually.next()));
  }

  /** There is such a step, and it is made this way. */
  B given() {
    return given;
  }

  /** Whether the state under the monitor is not f of the state of the machine. */
  B differs() {
    var expected = in.program().host(in.host(), virtually.next());
    var guest = in.program().guest(after);
    var any =
        ground.difference(
            "halted", is.xor(halted, domain.and(virtually.halts(), is.not(virtually.trapped()))));
    for (var component : machine.components()) {
      if (component.role() != Role.TIME) {
        any = is.or(any, differs(component, guest, virtually.next()));
      }
    }
    var relocation = machine.relocation().orElseThrow();
    for (var cell : new Cell[] {machine.mode().cell(), relocation.base(), relocation.bound()}) {
      var word = is.equal(cell.bits(), after.get(cell), expected.get(cell));
      any = is.or(any, ground.difference("hardware " + cell, is.not(word)));
    }
    return any;
  }

  private B differs(Component component, State<W, M> got, State<W, M> wanted) {
    return switch (component) {
      case Cell cell ->
          ground.difference(
              cell.name(), is.not(is.equal(cell.bits(), got.get(cell), wanted.get(cell))));
      case File file -> {
        var index = ground.unknowns().word("at." + file.name(), file.indexBits());
        var differ = is.not(same(file, index, got, wanted));
        yield ground.difference(
            file.name(),
            file.equals(machine.storage())
                ? domain.and(is.below(file.indexBits(), index, in.virtual().size()), differ)
                : differ);
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
  B leavesItsOwn() {
    var address = ground.unknowns().word("at.elsewhere", machine.storage().indexBits());
    return ground.difference(
        "a word that is not the guest's",
        domain.and(
            in.elsewhere(address), is.not(same(machine.storage(), address, after, in.host()))));
  }
}
