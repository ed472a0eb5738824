package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Form;

/**
 * The numbers of a machine by name, for programs that take its words apart: so that no program
 * keeps a copy of the machine's layout. A field is named three times: its lowest bit, {@code .bits}
 * how many it has, {@code .mask} all of them where they stand.
 *
 * <p>{@code PSW.P} and so on are the fields of a PSW, {@code PSW.old} and {@code PSW.new} the
 * addresses of a trap's PSWs, or {@code PSW.old.end} and {@code PSW.new.end} how far they are from
 * the end of storage, {@code cause.memory} and so on the codes of the causes; of an instruction
 * {@code op.ld} is the opcode and {@code ld.x} an operand; {@code op} is the field of all opcodes.
 */
final class MachineNames {
  private final Map<String, BigInteger> values = new LinkedHashMap<>();

  MachineNames(Architecture machine) {
    if (machine.trapEntry() instanceof PswSwap swap) {
      place("PSW.old", swap.oldAt());
      place("PSW.new", swap.newAt());
    }
    machine.trapEntry().layout().ifPresent(psw -> psw(psw, machine.causes()));
    for (var instruction : machine.instructions()) {
      number("op." + instruction.name(), instruction.opcode());
      fields(instruction.name(), instruction.form());
    }
  }

  /** Where it is depends on the size of storage, if it is so far from the end. */
  private void place(String name, StoragePlace place) {
    number(place.fromEnd() ? name + ".end" : name, place.number());
  }

  private void psw(PswLayout psw, List<Cause> causes) {
    psw.word().fields().stream()
        .filter(field -> field.cell() != null || field.equals(psw.cause()))
        .forEach(field -> field("PSW." + field.name(), psw.word().low(field), field.bits()));
    causes.forEach(this::cause);
  }

  private void cause(Cause cause) {
    number("cause." + cause.name(), cause.code());
  }

  private void fields(String instruction, Form form) {
    int low = form.bits();
    for (var field : form.fields()) {
      low -= field.bits();
      switch (field.kind()) {
        case OPCODE -> field("op", low, field.bits());
        case OPERAND -> field(instruction + "." + field.name(), low, field.bits());
        case ZERO -> {}
      }
    }
  }

  private void field(String name, int low, int bits) {
    number(name, low);
    number(name + ".bits", bits);
    var all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    values.put(name + ".mask", all.shiftLeft(low));
  }

  private void number(String name, long value) {
    values.put(name, BigInteger.valueOf(value));
  }

  /** By name. */
  Map<String, BigInteger> values() {
    return values;
  }
}
