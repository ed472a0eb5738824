package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Console;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Numbering;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** What the state of the machine consists of; CSRs are the cells that their fields are kept in. */
final class RiscvState {
  /** Words of storage are numbered in so many bits: 8 bytes each. */
  private static final int INDEX = 26;

  /** Where storage begins. */
  static final long RAM = 0x8000_0000L;

  static final long USER = 0;
  static final long SUPERVISOR = 1;
  static final long MACHINE = 3;

  final Components components = new Components();
  final Cell M = components.cell("M", 2, Role.MODE);
  final Cell P = components.cell("P", 64, Role.PROGRAM_COUNTER);
  final File X = components.file("x", 64, 5, Role.GENERAL);
  final File E = components.file("E", 64, INDEX, Role.STORAGE);
  final Numbering ram = new Numbering(E, RAM, 8, Endian.LITTLE);

  // Volume II, 3.1.6, "Machine Status Registers".
  final Cell SIE = resource("sie", 1);
  final Cell MIE = resource("mie", 1);
  final Cell SPIE = resource("spie", 1);
  final Cell MPIE = resource("mpie", 1);
  final Cell SPP = resource("spp", 1);
  final Cell MPP = resource("mpp", 2);
  final Cell FS = resource("fs", 2);
  final Cell MPRV = resource("mprv", 1);
  final Cell SUM = resource("sum", 1);
  final Cell MXR = resource("mxr", 1);
  final Cell TVM = resource("tvm", 1);
  final Cell TW = resource("tw", 1);
  final Cell TSR = resource("tsr", 1);

  final Cell mtvec = resource("mtvec", 64);
  final Cell mepc = resource("mepc", 64);
  final Cell mcause = resource("mcause", 64);
  final Cell mtval = resource("mtval", 64);
  final Cell mscratch = resource("mscratch", 64);
  final Cell medeleg = resource("medeleg", 16);
  final Cell mideleg = resource("mideleg", 12);

  /** Which interrupts are enabled, by number. */
  final Cell enabled = resource("ie", 12);

  /** Which supervisor interrupts software has made pending, by number. */
  final Cell pending = resource("ip", 12);

  final Cell mcounteren = resource("mcounteren", 3);
  final Cell scounteren = resource("scounteren", 3);
  final Cell mfiom = resource("menvcfg.fiom", 1);
  final Cell sfiom = resource("senvcfg.fiom", 1);
  final Cell stvec = resource("stvec", 64);
  final Cell sepc = resource("sepc", 64);
  final Cell scause = resource("scause", 64);
  final Cell stval = resource("stval", 64);
  final Cell sscratch = resource("sscratch", 64);
  final Cell satpMode = resource("satp.mode", 1);
  final Cell satpAsid = resource("satp.asid", 16);
  final Cell satpPage = resource("satp.ppn", 44);

  final List<Cell> pmpcfg = new ArrayList<>();
  final List<Cell> pmpaddr = new ArrayList<>();

  /** What LR has reserved, a double word of physical storage; 1 in the lowest bit if it has. */
  final Cell reserved = components.cell("reserved", 64, Role.GENERAL);

  final Cell time = components.cell("mtime", 64, Role.TIME);
  final Cell retired = components.cell("retired", 64, Role.TIME);

  /** By how much the counters are ahead of what they count. */
  final Cell cyclesAhead = resource("mcycle", 64);

  final Cell retiredAhead = resource("minstret", 64);

  // Devices.
  final Cell msip = resource("msip", 1);
  final Cell mtimecmp = resource("mtimecmp", 64);
  final File input = components.file("uart.in", 8, 24, Role.RESOURCE);
  final Cell next = resource("uart.next", 24);
  final Cell end = resource("uart.end", 24);
  final File output = components.file("uart.out", 8, 24, Role.RESOURCE);
  final Cell count = resource("uart.count", 24);

  /** The 16550's line control and interrupt enable registers, and its scratch register. */
  final Cell lcr = resource("uart.lcr", 8);

  final Cell ier = resource("uart.ier", 4);
  final Cell scr = resource("uart.scr", 8);

  RiscvState(Settings settings) {
    for (int i = 0; i < settings.number(RiscvParameters.PMP_ENTRIES); i++) {
      pmpcfg.add(resource("pmp" + i + "cfg", 8));
      pmpaddr.add(resource("pmpaddr" + i, 54));
    }
  }

  private Cell resource(String name, int bits) {
    return components.cell(name, bits, Role.RESOURCE);
  }

  Console console() {
    return new Console(input, next, end, output, count);
  }

  Architecture.Mode mode() {
    return new Architecture.Mode(
        M,
        List.of(
            new Architecture.Mode.Level("u", USER),
            new Architecture.Mode.Level("s", SUPERVISOR),
            new Architecture.Mode.Level("m", MACHINE)));
  }

  /** Whether the mode is less privileged than this one. */
  Condition below(long mode) {
    return M.below(literal(mode, 2));
  }

  /** Register 0 is 0. */
  Word x(Word number) {
    return choose(number.is(0), literal(0, 64), X.at(number));
  }

  Word x(int number) {
    return X.at(literal(number, 5));
  }

  /** A register := value; register 0 stays as it is. */
  Act setX(Word number, Word value) {
    return when(number.is(0).not(), set(X.at(number), value));
  }

  Act setX(int number, Word value) {
    return set(X.at(literal(number, 5)), value);
  }
}
