; D, the dispatcher: a trap is either the guest's own or asks for an interpreter routine.
;   r0 to r3 as `trap` leaves them.
;   Leaves to a routine of `routine`, or through `reflect` to `resume`.
;
; From here on, and in all that follows:
;   r0  is 0                        r2  the instruction that trapped
;   r1  the guest's virtual PSW     r3  the number of its register a

          li    r4, cause.privileged    ; everything else traps the guest on a machine of its own, too
          bne   r3, r4, reflect

          li    r4, PSW.M.mask          ; and so does this, if the guest runs a user program of its own
          and   r4, r1
          bne   r4, r0, reflect

          li    r3, PSW.P               ; the instruction is where the guest has it: nothing is moved
          shr   r2, r3
          li    r3, address
          and   r2, r3
          ld    r2, 0(r2)

          mov   r3, r2                  ; most routines want the number of register a
          li    r4, lpp.a
          shr   r3, r4
          li    r4, lpp.a.mask >> lpp.a
          and   r3, r4

          mov   r4, r2                  ; only a privileged opcode traps so, and each has its routine
          li    r5, op
          shr   r4, r5
          ld    r4, routine - op.lpsw(r4)
          jmp   0(r4)

; The trap is the guest's own: its PSWs are its last two words, as the machine's are the machine's.
;   r1: virtual PSW, r3: the cause. Leaves to `resume`.

memory:   li    r3, cause.memory

reflect:  li    r4, PSW.cause
          shl   r3, r4
          or    r3, r1
          st    r3, guest.old

          ld    r1, guest.new

uncause:  li    r4, PSW.M.mask | PSW.P.mask | PSW.C.mask
          and   r1, r4                  ; the machine ignores the cause bits of a PSW it loads
          jmp   resume
