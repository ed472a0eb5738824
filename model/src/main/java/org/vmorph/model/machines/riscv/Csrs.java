package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.machines.riscv.Csr.Field.kept;
import static org.vmorph.model.machines.riscv.Csr.Field.masked;
import static org.vmorph.model.machines.riscv.Csr.Field.shown;
import static org.vmorph.model.machines.riscv.Csr.of;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * The control and status registers, by address; volume II, tables 2.2 to 2.5, and chapters 3 and 4
 * for their fields.
 */
final class Csrs {
  /** SSIP, STIP, SEIP: what may be delegated, and what machine mode makes pending. */
  private static final long SUPERVISORS = 1 << 1 | 1 << 5 | 1 << 9;

  private static final long MACHINES = 1 << 3 | 1 << 7 | 1 << 11;

  /** 3.1.8: not an ecall from machine mode, and not what is reserved. */
  private static final long DELEGABLE = 0xb3ff;

  private static final long EVEN = -2;

  private final RiscvState is;
  private final Settings settings;
  private final List<Csr> all = new ArrayList<>();

  Csrs(RiscvState is, Settings settings) {
    this.is = is;
    this.settings = settings;
    supervisor();
    machine();
    protection();
    counters();
  }

  List<Csr> all() {
    return all;
  }

  private void add(Csr... csrs) {
    all.addAll(List.of(csrs));
  }

  private void supervisor() {
    add(
        of(0x100, "sstatus", supervisorStatus().toList()),
        of(0x104, "sie", delegated(is.enabled, literal(-1, 12))),
        of(0x105, "stvec", vector(is.stvec)),
        of(0x106, "scounteren", kept(0, is.scounteren)),
        of(0x10a, "senvcfg", kept(0, is.sfiom)),
        of(0x140, "sscratch", kept(0, is.sscratch)),
        of(0x141, "sepc", masked(0, is.sepc, EVEN)),
        of(0x142, "scause", kept(0, is.scause)),
        of(0x143, "stval", kept(0, is.stval)),
        of(0x144, "sip", supervisorPending()),
        satp());
  }

  private void machine() {
    add(
        of(
            0x300,
            "mstatus",
            Stream.concat(
                    supervisorStatus(),
                    Stream.of(
                        kept(3, is.MIE),
                        kept(7, is.MPIE),
                        kept(11, is.MPP, Csr.oneOf(is.MPP, 0, 1, 3)),
                        kept(17, is.MPRV),
                        kept(20, is.TVM),
                        kept(21, is.TW),
                        kept(22, is.TSR),
                        shown(34, literal(2, 2))))
                .toList()),
        of(0x301, "misa", shown(0, literal(2L << 62 | letters("acimsu"), 64))),
        of(0x302, "medeleg", masked(0, is.medeleg, DELEGABLE)),
        of(0x303, "mideleg", masked(0, is.mideleg, SUPERVISORS)),
        of(0x304, "mie", masked(0, is.enabled, SUPERVISORS | MACHINES)),
        of(0x305, "mtvec", vector(is.mtvec)),
        of(0x306, "mcounteren", kept(0, is.mcounteren)),
        of(0x30a, "menvcfg", kept(0, is.mfiom)),
        of(0x340, "mscratch", kept(0, is.mscratch)),
        of(0x341, "mepc", masked(0, is.mepc, EVEN)),
        of(0x342, "mcause", kept(0, is.mcause)),
        of(0x343, "mtval", kept(0, is.mtval)),
        of(
            0x344,
            "mip",
            kept(0, interrupts(), is.pending, w -> w.calc(Operator.AND, literal(SUPERVISORS, 12)))),
        // Debug specification 0.13, 5.2: no trigger is there.
        zero(0x7a0, "tselect"),
        zero(0x7a1, "tdata1"),
        zero(0x7a2, "tdata2"),
        zero(0x7a3, "tdata3"),
        zero(0xf11, "mvendorid"),
        zero(0xf12, "marchid"),
        zero(0xf13, "mimpid"),
        zero(0xf14, "mhartid"),
        zero(0xf15, "mconfigptr"));
  }

  private static long letters(String extensions) {
    return extensions.chars().mapToLong(letter -> 1L << letter - 'a').sum();
  }

  private static Csr zero(int address, String name) {
    return of(address, name, shown(0, literal(0, 64)));
  }

  /** 4.1.1: what supervisors see of mstatus. */
  private Stream<Csr.Field> supervisorStatus() {
    var shown =
        Stream.of(
            kept(1, is.SIE),
            kept(5, is.SPIE),
            kept(8, is.SPP),
            kept(18, is.SUM),
            kept(19, is.MXR),
            shown(32, literal(2, 2)));
    return settings.is(RiscvParameters.FS, "kept")
        ? Stream.concat(
            shown,
            Stream.of(
                kept(13, is.FS), shown(63, choose(is.FS.is(3), literal(1, 1), literal(0, 1)))))
        : shown;
  }

  /** 3.1.7: a base, and whether interrupts have entries of their own; another mode is ignored. */
  private static Csr.Field vector(Cell vector) {
    return kept(0, vector, word -> choose(word.slice(1, 1).is(0), word, vector));
  }

  /** 4.1.3: of those that are delegated. */
  private Csr.Field delegated(Cell cell, Word which) {
    var mask = is.mideleg.calc(Operator.AND, which);
    return kept(0, cell.calc(Operator.AND, mask), cell, word -> mixed(mask, word, cell));
  }

  /** 4.1.3: supervisors make software interrupts pending, if these are delegated. */
  private Csr.Field supervisorPending() {
    var writable = is.mideleg.calc(Operator.AND, literal(1 << 1, 12));
    return kept(
        0,
        interrupts().calc(Operator.AND, is.mideleg),
        is.pending,
        word -> mixed(writable, word, is.pending));
  }

  /** One word where the mask has ones, the other where it has none. */
  private static Word mixed(Word mask, Word ones, Word zeros) {
    return ones.calc(Operator.AND, mask)
        .calc(
            Operator.OR,
            zeros.calc(Operator.AND, mask.calc(Operator.XOR, literal(-1, mask.bits()))));
  }

  /** Those that are pending and enabled. */
  Word enabledInterrupts() {
    return interrupts().calc(Operator.AND, is.enabled);
  }

  /** 3.1.9: those that are pending, by number; nothing is connected to the external one. */
  Word interrupts() {
    return is.pending
        .calc(Operator.OR, bit(is.msip.is(1), 3))
        .calc(Operator.OR, bit(is.time.below(is.mtimecmp).not(), 7));
  }

  private static Word bit(Condition condition, int number) {
    return choose(condition, literal(1L << number, 12), literal(0, 12));
  }

  /** 4.1.11: with a mode that there is not, nothing of it is written. */
  private Csr satp() {
    long asids = (1L << settings.number(RiscvParameters.ASID_BITS)) - 1;
    return of(
            0x180,
            "satp",
            kept(0, is.satpPage),
            masked(44, is.satpAsid, asids),
            kept(63, is.satpMode))
        .accepts(word -> word.slice(60, 3).is(0))
        .refused(is.M.is(RiscvState.SUPERVISOR).and(is.TVM.is(1)));
  }

  /** 3.7.1: eight entries a register, of which the odd ones are not there. */
  private void protection() {
    for (int register = 0; register < 16; register += 2) {
      var fields = new ArrayList<Csr.Field>();
      for (int i = 0; i < 8 && 4 * register + i < is.pmpcfg.size(); i++) {
        fields.add(configuration(8 * i, is.pmpcfg.get(4 * register + i)));
      }
      add(of(0x3a0 + register, "pmpcfg" + register, fields));
    }
    for (int i = 0; i < 64; i++) {
      var fields = i < is.pmpaddr.size() ? List.of(address(i)) : List.<Csr.Field>of();
      add(of(0x3b0 + i, "pmpaddr" + i, fields));
    }
  }

  /** Written without reading is reserved. */
  private Csr.Field configuration(int low, Cell cell) {
    return kept(
            low,
            cell,
            word ->
                word.slice(PhysicalProtection.L, 1)
                    .join(literal(0, 2))
                    .join(shape(word.slice(PhysicalProtection.A, 2)))
                    .join(word.slice(2, 1))
                    .join(word.slice(1, 1).calc(Operator.AND, word.low(1)))
                    .join(word.low(1)))
        .onlyIf(isOpen(cell));
  }

  /** 3.7.1: four bytes are no region where the grain is coarser, but two of them may be one. */
  private Word shape(Word shape) {
    return settings.number(RiscvParameters.PMP_GRAIN) == 0
        ? shape
        : choose(shape.is(PhysicalProtection.NA4), literal(PhysicalProtection.NAPOT, 2), shape);
  }

  private Csr.Field address(int i) {
    var open = isOpen(is.pmpcfg.get(i));
    if (i + 1 < is.pmpcfg.size()) {
      var next = is.pmpcfg.get(i + 1);
      open = open.and(isOpen(next).or(next.slice(PhysicalProtection.A, 2).is(1).not()));
    }
    var protection = new PhysicalProtection(is, settings);
    var isPower = is.pmpcfg.get(i).slice(PhysicalProtection.A + 1, 1).is(1);
    var shows = choose(isPower, protection.power(i), protection.border(i));
    return kept(0, shows, is.pmpaddr.get(i), w -> w).onlyIf(open);
  }

  private static Condition isOpen(Cell configuration) {
    return configuration.slice(PhysicalProtection.L, 1).is(0);
  }

  private void counters() {
    add(
        counter(0xc00, "cycle", cycles(), 0),
        counter(0xc01, "time", is.time, 1),
        counter(0xc02, "instret", retired(), 2),
        of(0xb00, "mcycle", ahead(cycles(), is.cyclesAhead, is.time)),
        of(0xb02, "minstret", ahead(retired(), is.retiredAhead, is.retired)),
        zero(0x320, "mcountinhibit"));
    for (int i = 3; i < 32; i++) {
      add(
          zero(0x320 + i, "mhpmevent" + i),
          zero(0xb00 + i, "mhpmcounter" + i),
          zero(0xc00 + i, "hpmcounter" + i).refused(is.below(RiscvState.MACHINE)));
    }
  }

  private Word cycles() {
    return is.time.plus(is.cyclesAhead);
  }

  private Word retired() {
    return is.retired.plus(is.retiredAhead);
  }

  /** What is written is read by the next instruction, and this one is not counted. */
  private static Csr.Field ahead(Word shows, Cell ahead, Cell counted) {
    return kept(0, shows, ahead, word -> word.minus(counted.plus(1)));
  }

  /** 3.1.11 and 4.1.5: each mode lets the next one see it. */
  private Csr counter(int address, String name, Word shows, int bit) {
    var machines = is.mcounteren.slice(bit, 1).is(0);
    var supervisors = is.scounteren.slice(bit, 1).is(0);
    return of(address, name, shown(0, shows))
        .refused(
            is.below(RiscvState.MACHINE)
                .and(machines)
                .or(is.M.is(RiscvState.USER).and(supervisors)));
  }
}
