package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Privilege;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * IA-32 in VMX operation; volume 3, chapters 24 to 27. The modes that the theorem speaks of are
 * root and non-root operation: a monitor is in the one, all that its guest does is in the other,
 * its rings, its #GPs and its gates included.
 *
 * <p>What decides there is the guest's own: entry and exit exchange it with what decides for the
 * monitor (the guest-state and host-state areas of the control structure), as the MC68000 exchanges
 * its stack pointers. So the eighteen that show or change it show and change nothing of the
 * monitor's: they are not made privileged, they are no longer sensitive. What is left is what is
 * shared, ports and the processor itself, and entering; those exit, where a control says so or
 * always. A trap of the theorem's is an exit.
 */
public final class Ia32Vtx {
  private static final Parameter TABLES =
      exiting("descriptor-table", "0", "LGDT, SGDT and the like");
  private static final Parameter CR0 =
      exiting("cr0", "0", "MOV to CR0, CLTS and LMSW, by its mask");
  private static final Parameter CR3 = exiting("cr3", "0", "MOV to and from CR3");
  private static final Parameter CR4 = exiting("cr4", "0", "MOV to CR4, by its mask");
  private static final Parameter DR = exiting("mov-dr", "0", "MOV to and from DR7");
  private static final Parameter HLT = exiting("hlt", "1", "HLT");
  private static final Parameter INVLPG = exiting("invlpg", "0", "INVLPG");
  private static final Parameter IO = exiting("io", "1", "IN and OUT");
  private static final Parameter MSR = exiting("msr", "0", "RDMSR and WRMSR, by their bitmap");
  private static final Parameter RDPMC = exiting("rdpmc", "0", "RDPMC");
  private static final Parameter RDTSC = exiting("rdtsc", "0", "RDTSC");
  private static final Parameter WBINVD = exiting("wbinvd", "0", "WBINVD");

  /** Which instructions a control makes exit; volume 3, 25.1.3. */
  private static final Map<Parameter, Set<String>> CONTROLLED = new LinkedHashMap<>();

  static {
    CONTROLLED.put(TABLES, Set.of("lgdt", "lidt", "lldt", "ltr", "sgdt", "sidt", "sldt", "str"));
    CONTROLLED.put(CR0, Set.of("mov-to-cr0", "clts", "lmsw"));
    CONTROLLED.put(CR3, Set.of("mov-to-cr3", "mov-from-cr3"));
    CONTROLLED.put(CR4, Set.of("mov-to-cr4"));
    CONTROLLED.put(DR, Set.of("mov-to-dr7", "mov-from-dr7"));
    CONTROLLED.put(HLT, Set.of("hlt"));
    CONTROLLED.put(INVLPG, Set.of("invlpg"));
    CONTROLLED.put(IO, Set.of("in", "out"));
    CONTROLLED.put(MSR, Set.of("rdmsr", "wrmsr"));
    CONTROLLED.put(RDPMC, Set.of("rdpmc"));
    CONTROLLED.put(RDTSC, Set.of("rdtsc"));
    CONTROLLED.put(WBINVD, Set.of("wbinvd"));
  }

  /** Those that always do; volume 3, 25.1.2. */
  private static final Set<String> ALWAYS = Set.of("cpuid", "invd");

  /** What is assumed where nothing is said. */
  public static final Settings USUAL =
      Settings.usual(
          Stream.concat(Stream.of(Ia32Parameters.VENDOR), CONTROLLED.keySet().stream())
              .toArray(Parameter[]::new));

  private static final Map<String, String> FACTS =
      Map.of(
          "addresses", "of doublewords: the two low bits go nowhere",
          "control structure", "what entry and exit exchange; its other fields are the parameters",
          "exceptions", "the guest's own: the exception bitmap is 0",
          "interrupts", "none come",
          "paging", "off, and no extended page tables: storage is not part of this",
          "segments", "flat: base 0, the limit is the end of storage");

  private final Ia32State is = Ia32State.ofItsOwn();
  private final Cell root = is.components.cell("root", 1, Role.MODE);

  /** What is exchanged, and where the other one's lies. */
  private final Map<Cell, Cell> others = new LinkedHashMap<>();

  private final Settings settings;

  /** The machine. */
  public final Architecture machine;

  /** A machine with these settings of {@link #USUAL}'s parameters. */
  public Ia32Vtx(Settings settings) {
    this.settings = settings;
    Stream.concat(
            is.deciding.stream(), Stream.of(is.CPL, is.EIP, is.ESP, is.CS, is.SS, is.DS, is.ES))
        .forEach(
            cell ->
                others.put(
                    cell, is.components.cell(cell.name() + "'", cell.bits(), Role.RESOURCE)));
    this.machine = machine();
  }

  private static Parameter exiting(String name, String usual, String what) {
    return new Parameter(
        name + "-exiting",
        List.of("0", "1"),
        usual,
        "Whether these exit: " + what + ". Volume 3, 25.1.3.");
  }

  /** Both are exchanged at once. */
  private List<Act> exchange(Word nextOfOther) {
    var all = new ArrayList<Act>();
    others.forEach(
        (cell, other) -> {
          all.add(set(cell, other));
          all.add(set(other, cell.equals(is.EIP) ? nextOfOther : cell));
        });
    return all;
  }

  private Instruction vmresume() {
    var acts = exchange(is.EIP.plus(3));
    acts.add(set(root, literal(0, 1)));
    return Ia32Entries.entry(
            0x0f01c3,
            "vmresume",
            Form.named(""),
            3,
            "Enter the guest: what decides is exchanged with what decides for it.")
        .privileged()
        .partial("nothing of the guest's state is checked")
        .jumps(acts.toArray(Act[]::new));
  }

  private Instruction vmcall() {
    return Ia32Entries.entry(
            0x0f01c1, "vmcall", Form.named(""), 3, "Ask the monitor: exit; in root operation #UD.")
        .privileged()
        .does(trap(Exceptions.UD));
  }

  private List<Instruction> instructions() {
    var all =
        new ArrayList<>(
            Stream.of(
                    new Integers32(is),
                    new SegmentRegisters(is),
                    new Transfers(is),
                    new SystemRegisters(
                        is,
                        Ia32Parameters.USUAL.with(
                            Ia32Parameters.VENDOR, settings.of(Ia32Parameters.VENDOR))))
                .flatMap(entries -> entries.all().stream())
                .map(this::inVmx)
                .toList());
    all.add(vmresume());
    all.add(vmcall());
    return all;
  }

  private boolean exits(String name) {
    return ALWAYS.contains(name)
        || CONTROLLED.entrySet().stream()
            .anyMatch(it -> it.getValue().contains(name) && settings.is(it.getKey(), "1"));
  }

  /** Its ring is asked first, and that is the guest's affair; then it exits, if it does. */
  private Instruction inVmx(Instruction it) {
    var refused =
        switch (it.privilege()) {
          case Privilege.Plain plain ->
              plain == Privilege.Plain.SUPERVISOR
                  ? is.CPL.is(0).not()
                  : Condition.Always.TRUE.not();
          case Privilege.Unless(var condition) -> condition;
        };
    boolean checked = it.privilege() != Privilege.Plain.EVERYONE;
    var acts = new ArrayList<Act>();
    if (checked) {
      acts.add(when(refused, trap(Exceptions.RING, literal(0, 16))));
    }
    it.acts().forEach(act -> acts.add(ofRings(act)));
    var exit = checked ? root.is(0).and(refused.not()) : root.is(0);
    return new Instruction(
        it.opcode(),
        it.name(),
        it.form(),
        exits(it.name()) ? new Privilege.Unless(exit) : Privilege.Plain.EVERYONE,
        it.says(),
        it.partial(),
        it.length(),
        it.flow(),
        acts,
        it.cases().stream().map(this::inVmx).toList());
  }

  /** A privilege check of a ring is answered by the guest's own supervisor. */
  private static Act ofRings(Act act) {
    return switch (act) {
      case Act.When(var test, var inner) ->
          new Act.When(test, inner.stream().map(Ia32Vtx::ofRings).toList());
      case Act.Trap(var cause, var values) ->
          cause.equals(Exceptions.REFUSED) ? new Act.Trap(Exceptions.RING, values) : act;
      case Act.Set set -> act;
      case Act.Update update -> act;
      case Act.Halt halt -> act;
    };
  }

  private final class Entry implements TrapEntry {
    private final Ia32Trap ofTheGuest = new Ia32Trap(is);

    @Override
    public List<Act> acts(Cause cause) {
      if (!cause.equals(Exceptions.EXIT)) {
        return ofTheGuest.acts(cause);
      }
      var acts = exchange(is.EIP);
      acts.add(set(root, literal(1, 1)));
      return acts;
    }

    /** Of an exit all that is exchanged. */
    @Override
    public List<Saved> saved(Cause cause) {
      if (!cause.equals(Exceptions.EXIT)) {
        return ofTheGuest.savedWithSegments(cause);
      }
      var all = new ArrayList<Saved>();
      others.forEach((cell, other) -> all.add(new Saved(cell, other)));
      all.add(new Saved(root, literal(0, 1)));
      return all;
    }

    /** What it exchanges it takes from where the monitor's own was. */
    @Override
    public List<Cell> lost(Cause cause) {
      return cause.equals(Exceptions.EXIT) ? List.copyOf(others.values()) : List.of();
    }
  }

  private Architecture machine() {
    return new Architecture(
        "ia32-vtx",
        "Intel IA-32 in VMX operation: what was sensitive is the guest's own, the rest exits.",
        is.components.all(),
        is.E,
        16,
        (1L << is.E.indexBits()) - 1,
        new Architecture.Mode(root, 1, 0),
        is.EIP,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Entry(),
        Exceptions.EXIT,
        Exceptions.UD,
        Exceptions.OF_VTX,
        new Cycle(List.of(), List.of(), List.of(set(is.TSC, is.TSC.plus(1)))),
        List.of(set(root, literal(1, 1)), set(is.CR0, literal(0x11, 32))),
        instructions(),
        Reading.SHADOWED,
        new Configuration(FACTS, settings, Map.of(), other -> new Ia32Vtx(other).machine),
        Dialect.PLAIN);
  }
}
