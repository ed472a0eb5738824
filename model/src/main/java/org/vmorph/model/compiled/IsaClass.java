package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.step.Elaboration;

/** Writes the class that is a machine: a {@link GeneratedCode}. */
final class IsaClass {
  static final String SUPER = Type.getInternalName(GeneratedCode.class);
  static final String NAME = SUPER + "$Isa";
  static final String CORE_TYPE = "L" + CorePlaces.CORE + ";";

  /** HotSpot compiles no method of more bytes. */
  static final int MOST_COMPILED = 8000;

  /** From so many instructions on they may not have room in one loop, and it is looked. */
  private static final int MANY = 100;

  /** A class, and how large its loop is. */
  record Generated(byte[] bytes, int hotBytes) {}

  private final Elaboration semantics;
  private final Set<String> counted;
  private final InitialState symbols;
  private final ClassWriter writer =
      new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String left, String right) {
          // Where two classes meet in our code, nothing is asked of either any more.
          return "java/lang/Object";
        }
      };

  IsaClass(Elaboration semantics, Set<String> counted) {
    this.semantics = semantics;
    this.counted = counted;
    this.symbols = new InitialState(semantics);
  }

  /** The class of a machine: with two loops if it has many instructions and one is too long. */
  static Generated generate(Elaboration semantics, Set<String> counted) {
    var isa = new IsaClass(semantics, counted);
    boolean isOne =
        semantics.machine().instructions().size() < MANY
            || new IsaClass(semantics, counted).loopAlone() <= MOST_COMPILED;
    int hotBytes = isOne ? isa.oneLoop() : isa.twoLoops();
    return new Generated(isa.writer.toByteArray(), hotBytes);
  }

  private int loopAlone() {
    begin(SUPER);
    var routines = new Routines(semantics, symbols, Asides.NONE, writer);
    return semantics.fetch().isPresent()
        ? new Loop(semantics, symbols, routines, counted, writer).write()
        : 0;
  }

  private int oneLoop() {
    begin(SUPER);
    entry();
    var routines = new Routines(semantics, symbols, Asides.NONE, writer);
    routines.write();
    given(routines);
    int hotBytes =
        semantics.fetch().isPresent()
            ? new Loop(semantics, symbols, routines, counted, writer).write()
            : 0;
    writer.visitEnd();
    return hotBytes;
  }

  private int twoLoops() {
    begin(Type.getInternalName(TwoLoopCode.class));
    entries();
    var asides = new AsideMethods(symbols.storage());
    var routines = new Routines(semantics, symbols, new Asides(asides, 0), writer);
    routines.write();
    given(routines);
    var swift = new SwiftLoop(semantics, symbols, this::isCounted);
    int hotBytes = swift.write(writer);
    new CarefulMethods(
            semantics, symbols, routines, asides, this::isCounted, swift.settling(), writer)
        .write();
    asides.write(writer);
    writer.visitEnd();
    return hotBytes;
  }

  /** Those that a monitor may have to do with. */
  private boolean isCounted(Instruction instruction) {
    return semantics.refusesUsers(instruction)
        || semantics.perhapsRefusesUsers(instruction)
        || counted.contains(instruction.name());
  }

  private void begin(String superclass) {
    writer.visit(V21, ACC_FINAL | ACC_SUPER, NAME, null, superclass, null);
    constructor(superclass);
    reset();
  }

  private void constructor(String superclass) {
    var code = begin(ACC_PUBLIC, "<init>", "(Ljava/util/List;)V");
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKESPECIAL, superclass, "<init>", "(Ljava/util/List;)V", false);
    end(code, RETURN);
  }

  private void reset() {
    var code = begin(0, "reset", "(" + CORE_TYPE + ")V");
    var places = new CorePlaces(code, semantics.machine().storage(), 1, 2);
    var old = symbols.state();
    var next =
        new Meaning<>(new Folding(), OperandValues.<Word>none(), old).calm(semantics.reset());
    change(code, places, Change.between(semantics.machine(), old, next), 3);
    end(code, RETURN);
  }

  /** One method for all causes: it is never hot. */
  private void entry() {
    var code = begin(0, "entry", "(" + CORE_TYPE + "I)V");
    select(
        code,
        2,
        semantics.machine().causes().size(),
        i -> {
          entry(code, i, 1);
          code.visitInsn(RETURN);
        });
    end(code, RETURN);
  }

  /** A method for each cause. */
  private void entries() {
    int causes = semantics.machine().causes().size();
    for (int i = 0; i < causes; i++) {
      var code = begin(ACC_STATIC, "t" + i, "(" + CORE_TYPE + ")V");
      entry(code, i, 0);
      end(code, RETURN);
    }
    var code = begin(0, "entry", "(" + CORE_TYPE + "I)V");
    select(
        code,
        2,
        causes,
        i -> {
          code.visitVarInsn(ALOAD, 1);
          code.visitMethodInsn(INVOKESTATIC, NAME, "t" + i, "(" + CORE_TYPE + ")V", false);
          code.visitInsn(RETURN);
        });
    end(code, RETURN);
  }

  /** The trap sequence of a cause, where the core is in a local variable. */
  private void entry(MethodVisitor code, int index, int core) {
    var machine = semantics.machine();
    var places = new CorePlaces(code, machine.storage(), core, core + 2);
    var carried = new Carried(code, core);
    var old = symbols.state();
    var cause = machine.causes().get(index);
    for (int v = 0; v < cause.values().size(); v++) {
      int number = v;
      var value = cause.values().get(v);
      places.operand(value.name(), c -> carried.get(number, value.bits()));
    }
    var next =
        Outcome.<Word, org.vmorph.model.ir.Condition, WrittenFile>entryCycle(
            semantics, new Folding(), cause, List.<Word>copyOf(cause.values()), old);
    change(code, places, Change.between(machine, old, next), core + 3);
  }

  private void change(MethodVisitor code, CorePlaces places, Change change, int freeLocal) {
    var folding = new Folding();
    var uses = new Uses(folding, symbols.storage());
    change.countTo(uses);
    change.emit(code, new Emitter(code, places, folding, symbols.storage(), uses, freeLocal));
  }

  private void given(Routines routines) {
    var code = begin(0, "given", "(" + CORE_TYPE + "I[J)I");
    select(
        code,
        2,
        semantics.machine().instructions().size(),
        i -> {
          var instruction = semantics.machine().instructions().get(i);
          code.visitVarInsn(ALOAD, 1);
          code.visitInsn(DUP);
          int operand = 0;
          for (var declared : instruction.form().operands()) {
            code.visitVarInsn(ALOAD, 3);
            Constants.push(code, operand++);
            code.visitInsn(LALOAD);
            if (Emitter.isInt(declared.bits())) {
              code.visitInsn(L2I);
            }
          }
          routines.call(code, instruction);
          code.visitInsn(IRETURN);
        });
    code.visitInsn(ICONST_0);
    end(code, IRETURN);
  }

  /** What the value of a local variable selects, from 0 on; each case leaves by itself. */
  private static void select(
      MethodVisitor code, int local, int cases, java.util.function.IntConsumer body) {
    var labels = new Label[cases];
    for (int i = 0; i < cases; i++) {
      labels[i] = new Label();
    }
    var none = new Label();
    code.visitVarInsn(ILOAD, local);
    code.visitTableSwitchInsn(0, cases - 1, none, labels);
    for (int i = 0; i < cases; i++) {
      code.visitLabel(labels[i]);
      body.accept(i);
    }
    code.visitLabel(none);
  }

  private MethodVisitor begin(int access, String name, String descriptor) {
    var code = writer.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int leave) {
    code.visitInsn(leave);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
