| Runs each probe in supervisor and in user state and tells what became of it, as rows of
| model/src/test/resources/recorded. For qemu-system-m68k -M virt; ci/record builds and runs it.
|
| Before each probe D0 = 0x11111111; SR = 0x2700 and SSP = 0x80000 in supervisor state, SR = 0 and
| USP = 0x70000 in user state; A1 is the address of the digits. A probe ends with TRAP #0.

        .equ    TTY, 0xff008000         | a long word written here is a character
        .equ    FINISHER, 0xff009004    | virt-ctrl: 2 written here ends the machine

        .macro  probe name              | the code of a probe follows
        .pushsection .rodata
7001:   .asciz  "\name"
        .popsection
        .pushsection .table
        .long   7001b, 7002f
        .popsection
7002:
        .endm

        .text
        .globl  _start
_start: move.w  #0x2700, %sr
        lea     0x80000, %sp
        lea     0, %a0                  | every vector, and then those that are told apart
        move.w  #255, %d0
        move.l  #caught, %d1
1:      move.l  %d1, (%a0)+
        dbra    %d0, 1b
        move.l  #vector2, 4*2
        move.l  #vector3, 4*3
        move.l  #vector4, 4*4
        move.l  #vector8, 4*8
        move.l  #vector14, 4*14
        move.l  #finished, 4*32

        lea     table, %a5
next:   cmpa.l  #tableend, %a5
        beq     done
        move.l  (%a5)+, name
        move.l  (%a5)+, %a3

        lea     supervisor, %a4
        move.l  #told, resume
        bsr     row
        move.l  %sp, stack
        move.l  #0x11111111, %d0
        lea     digits, %a1
        move.w  #0x2700, %sr
        jmp     (%a3)
told:   move.l  stack, %sp
        bsr     outcome

        lea     user, %a4
        move.l  #toldtoo, resume
        bsr     row
        lea     0x70000, %a0
        move.l  %a0, %usp
        move.l  #0x11111111, %d0
        lea     digits, %a1
        move.w  #0x0000, %sr            | in user state from here on
        jmp     (%a3)
toldtoo:
        move.l  stack, %sp              | an exception has brought us back
        bsr     outcome
        bra     next

done:   move.l  #2, FINISHER
        bra     done

vector2:        move.w  #2, number
        bra     taken
vector3:        move.w  #3, number
        bra     taken
vector4:        move.w  #4, number
        bra     taken
vector8:        move.w  #8, number
        bra     taken
vector14:       move.w  #14, number
        bra     taken
caught: move.w  #0xff, number
        bra     taken
finished:       clr.w   number
taken:  move.w  (%sp), status
        move.l  resume, %a0
        jmp     (%a0)

| NAME | - | MODE |, the mode at A4
row:    move.l  name, %a0
        bsr     puts
        lea     nothing, %a0
        bsr     puts
        move.l  %a4, %a0
        bra     puts

| what became of it, from D0, number and status
outcome:
        tst.w   number
        bne     1f
        lea     completed, %a0
        bsr     puts
        move.l  %d0, %d2
        moveq   #7, %d3
        bsr     hex
        lea     sr, %a0
        bsr     puts
        move.w  status, %d2
        swap    %d2
        moveq   #3, %d3
        bsr     hex
        bra     2f
1:      lea     trapped, %a0
        bsr     puts
        move.w  number, %d2
        swap    %d2
        lsl.l   #8, %d2
        moveq   #1, %d3
        bsr     hex
2:      lea     newline, %a0
        bra     puts

| D3 + 1 digits of D2 from the high end
hex:    rol.l   #4, %d2
        move.l  %d2, %d4
        andi.l  #15, %d4
        lea     digits, %a0
        move.b  0(%a0, %d4.l), %d4
        bsr     putc
        dbra    %d3, hex
        rts

puts:   moveq   #0, %d4
        move.b  (%a0)+, %d4
        beq     1f
        bsr     putc
        bra     puts
1:      rts

putc:   andi.l  #0xff, %d4
        move.l  %d4, TTY
        rts

        .section .table, "a"
        .align  4
table:
        .text
        probe   "MOVE SR,D0"
        move.w  %sr, %d0
        trap    #0
        probe   "MOVE #2700,SR"
        move.w  #0x2700, %sr
        trap    #0
        probe   "ORI #0700,SR"
        ori.w   #0x0700, %sr
        trap    #0
        probe   "ANDI #ffff,SR"
        andi.w  #0xffff, %sr
        trap    #0
        probe   "MOVE CCR,D0"
        .word   0x42c0
        trap    #0
        probe   "MOVE #1f,CCR"
        move.w  #0x1f, %ccr
        trap    #0
        probe   "MOVE USP,A1"
        move.l  %usp, %a1
        trap    #0
        probe   "MOVEC VBR,D0"
        .word   0x4e7a, 0x0801
        trap    #0
        probe   "MOVES.L (A1),D0"
        .word   0x0e91, 0x0000
        trap    #0
        probe   "ILLEGAL"
        illegal
        trap    #0
        .section .table, "a"
tableend:

        .section .rodata
nothing:        .asciz " | - | "
supervisor:     .asciz "supervisor"
user:   .asciz "user"
completed:      .asciz " | completed d0="
sr:     .asciz " sr="
trapped:        .asciz " | trapped vector="
newline:        .asciz "\n"
digits: .ascii "0123456789abcdef"

        .data
        .align  4
name:   .long   0
stack:  .long   0
resume: .long   0
number: .word   0
status: .word   0
