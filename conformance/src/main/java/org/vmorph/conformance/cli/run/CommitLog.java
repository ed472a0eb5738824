package org.vmorph.conformance.cli.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.riscv.Csr;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;

/**
 * The steps of RV64 as Spike logs what it commits ({@code -l --log-commits}, without the lines that
 * disassemble): mode, address, instruction, the registers and the memory that are written, the
 * addresses that are loaded from; the name of a symbol before what stands there; traps.
 */
final class CommitLog {
  /** Spike's names of the traps. */
  private static final Map<String, String> TRAPS =
      Map.ofEntries(
          Map.entry("fetch-access", "instruction_access_fault"),
          Map.entry("illegal", "illegal_instruction"),
          Map.entry("refused", "illegal_instruction"),
          Map.entry("breakpoint", "breakpoint"),
          Map.entry("load-misaligned", "load_address_misaligned"),
          Map.entry("load-access", "load_access_fault"),
          Map.entry("store-misaligned", "store_address_misaligned"),
          Map.entry("store-access", "store_access_fault"),
          Map.entry("ecall-from-u", "user_ecall"),
          Map.entry("ecall-from-s", "supervisor_ecall"),
          Map.entry("ecall-from-m", "machine_ecall"),
          Map.entry("fetch-page", "instruction_page_fault"),
          Map.entry("load-page", "load_page_fault"),
          Map.entry("store-page", "store_page_fault"));

  private static final int MSTATUS = 0x300;

  private final Machine machine;
  private final Architecture rv64;
  private final File x;
  private final Map<Integer, Csr> csrs;
  private final Map<Long, String> symbols = new HashMap<>();
  private final Map<String, MemoryAccess> accesses = new HashMap<>();

  // What was before the step, and what it is about to do if it does not trap.
  private long mode;
  private long pc;
  private long word;
  private Optional<Decoded> decoded = Optional.empty();
  private List<Long> registers = List.of();
  private Optional<Long> loaded = Optional.empty();
  private Optional<Stored> stored = Optional.empty();

  /**
   * What is stored.
   *
   * @param known what, where it does not stay in storage
   */
  private record Stored(long address, long physical, int bits, Optional<Long> known) {}

  CommitLog(Machine machine, SortedMap<String, Long> symbols) {
    this.machine = machine;
    this.rv64 = machine.architecture();
    this.x = (File) rv64.component("x").orElseThrow();
    this.csrs =
        new Rv64(rv64.configuration().settings())
            .csrs().stream().collect(Collectors.toMap(Csr::address, csr -> csr));
    symbols.forEach((name, at) -> this.symbols.putIfAbsent(at, name));
  }

  /** Whether a machine's steps are logged so. */
  static boolean isFor(Architecture machine) {
    return machine.name().equals("rv64");
  }

  /** Looks at the state that a step begins in. */
  void before() {
    mode = machine.get(rv64.mode().cell());
    pc = machine.get(rv64.programCounter());
    decoded = Optional.empty();
    registers = List.of();
    loaded = Optional.empty();
    stored = Optional.empty();
    var semantics = machine.semantics();
    if (Outcome.ofFetch(semantics, Concrete.DOMAIN, machine.state()).traps().isEmpty()) {
      word = meaning(OperandValues.none()).word(semantics.fetch().orElseThrow().word());
      decoded = semantics.decode(word);
      decoded.ifPresent(this::expect);
    }
  }

  private void expect(Decoded next) {
    var instruction = next.instruction();
    var meaning = meaning(OperandValues.of(instruction.form(), next.operands()));
    var writes =
        machine.semantics().step(instruction).writes().stream()
            .filter(write -> write.place() instanceof Word.At && meaning.truth(write.when()))
            .map(write -> (Word.At) write.place())
            .toList();
    registers =
        writes.stream()
            .filter(at -> at.file().equals(x))
            .map(at -> meaning.word(at.base()) + meaning.word(at.offset()))
            .toList();
    var access =
        accesses.computeIfAbsent(
            instruction.name(), name -> MemoryAccess.of(instruction, machine.semantics()));
    loaded = access.load().map(meaning::word);
    if (access.store().isPresent() && access.put().isPresent()) {
      long address = meaning.word(access.store().get());
      var put = access.put().get();
      long physical = meaning.word(((Word.Memory) put.place()).address());
      boolean stays = writes.stream().anyMatch(at -> at.file().equals(rv64.storage()));
      boolean isAtomic = access.isAtomic(instruction);
      if (stays || !isAtomic) {
        var known = stays ? Optional.<Long>empty() : Optional.of(meaning.word(put.value()));
        stored = Optional.of(new Stored(address, physical, put.value().bits(), known));
      }
      loaded = stays && access.isRead(instruction) ? Optional.of(address) : loaded;
    }
  }

  private Meaning<Long, Boolean, Cells> meaning(OperandValues<Long> operands) {
    return new Meaning<>(Concrete.DOMAIN, operands, machine.state());
  }

  /** The lines of the step that has been made, which trapped if there is a cause. */
  String after(Optional<Cause> cause) {
    var lines = new StringBuilder();
    var symbol = symbols.get(pc);
    if (symbol != null) {
      lines.append("core   0: >>>>  ").append(symbol).append('\n');
    }
    if (cause.isPresent()) {
      trap(lines, cause.get());
    } else {
      decoded.ifPresent(it -> committed(lines, it));
    }
    return lines.toString();
  }

  private void trap(StringBuilder lines, Cause cause) {
    if (cause.kind() == Cause.Kind.INTERRUPT) {
      lines.append(
          "core   0: exception interrupt #%d, epc 0x%016x%n".formatted(cause.code() & 31, pc));
      return;
    }
    lines.append(
        "core   0: exception trap_%s, epc 0x%016x%n".formatted(TRAPS.get(cause.name()), pc));
    boolean isMachine = machine.get(rv64.mode().cell()) == rv64.mode().supervisor();
    long tval = cell(isMachine ? "mtval" : "stval");
    if (!cause.name().startsWith("ecall")) {
      lines.append("core   0:           tval 0x%016x%n".formatted(tval));
    }
  }

  private long cell(String name) {
    return machine.get((Cell) rv64.component(name).orElseThrow());
  }

  private void committed(StringBuilder lines, Decoded made) {
    var instruction = made.instruction();
    int digits = instruction.pattern().bits() / 4;
    long own = digits == 16 ? word : word & (1L << 4 * digits) - 1;
    lines.append(("core   0: %d 0x%016x (0x%0" + digits + "x)").formatted(mode, pc, own));
    for (long number : registers) {
      lines.append(" x%-2d 0x%016x".formatted(number, machine.load(x, number)));
    }
    csr(made)
        .ifPresent(
            csr ->
                lines.append(
                    " c%d_%s 0x%016x"
                        .formatted(
                            csr.address(),
                            csr.name(),
                            meaning(OperandValues.none()).word(csr.read()))));
    loaded.ifPresent(address -> lines.append(" mem 0x%016x".formatted(address)));
    stored.ifPresent(
        it ->
            lines.append(
                (" mem 0x%016x 0x%0" + it.bits / 4 + "x").formatted(it.address, value(it))));
    lines.append('\n');
  }

  private long value(Stored it) {
    if (it.known.isPresent()) {
      return it.known.get();
    }
    long value = 0;
    var numbering = rv64.numbering();
    for (int i = 0; i < it.bits / 8; i++) {
      long at = it.physical + i;
      long unit = machine.load(rv64.storage(), numbering.index(at)) >>> numbering.low(at) & 0xff;
      value |= unit << 8 * i;
    }
    return value;
  }

  /** The control and status register that has been written, if one has. */
  private Optional<Csr> csr(Decoded made) {
    var name = made.instruction().name();
    if (name.equals("mret") || name.equals("sret")) {
      return Optional.ofNullable(csrs.get(MSTATUS));
    }
    if (!name.startsWith("csrr")) {
      return Optional.empty();
    }
    var operands =
        new Meaning<>(
            Concrete.DOMAIN,
            OperandValues.of(made.instruction().form(), made.operands()),
            machine.state());
    var from = name.endsWith("i") ? new Word.Operand("imm", 5) : new Word.Operand("s1", 5);
    boolean isWritten = name.startsWith("csrrw") || operands.word(from) != 0;
    var address = operands.word(new Word.Operand("csr", 12));
    return isWritten ? Optional.ofNullable(csrs.get(address.intValue())) : Optional.empty();
  }
}
