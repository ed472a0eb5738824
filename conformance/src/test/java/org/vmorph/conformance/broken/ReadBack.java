package org.vmorph.conformance.broken;

import org.vmorph.model.arch.ProtectionRegisters;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.ProtectionAllocator;

/** Keeps of a protection register what the hardware gets, and not what the guest has loaded. */
final class ReadBack extends Dispatcher {
  private static final class Clipping extends ProtectionAllocator {
    <W, B, M> W clipped(Domain<W, B, M> domain, ProtectionRegisters by, W register, W w) {
      return clip(domain, by, register, w);
    }
  }

  private final Clipping clipping = new Clipping();

  @Override
  protected <W, B, M> Served<W, B, M> privileged(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Cause cause,
      Instruction instruction,
      OperandValues<W> operands,
      State<W, M> virtual) {
    var served = super.privileged(semantics, domain, cause, instruction, operands, virtual);
    if (!instruction.name().equals("lpp")) {
      return served;
    }
    var by = (ProtectionRegisters) semantics.machine().translation().orElseThrow();
    var file = by.registers();
    var zero = domain.literal(0, file.indexBits());
    var content = served.state().get(file);
    for (long number = 0; number < 1L << file.indexBits(); number++) {
      var at = domain.literal(number, file.indexBits());
      var loaded = domain.load(file, content, zero, at);
      var clipped = clipping.clipped(domain, by, loaded, virtual.size());
      content = domain.store(file, content, domain.truth(true), zero, at, clipped);
    }
    return new Served<>(served.state().with(file, content), served.halted(), served.traps());
  }
}
