import Foundation
import Testing

/// Public test vectors, in the folder that ANNALS_DATA names.
private let folder = ProcessInfo.processInfo.environment["ANNALS_DATA"].map { $0 + "/vectors" }

@Suite("What tools/verify.py is made of", .enabled(if: PythonChecker.isThere, "there is no Python 3"))
struct VerifyScriptTests {
    /// Runs a program that has the script at hand as `verify`, and gives what it prints.
    private func python(_ program: String, _ arguments: String...) throws -> String {
        let outcome = try PythonChecker.run(
            [
                "-B", "-c", "import base64, json, sys\nsys.path.insert(0, sys.argv[1])\nimport verify\n" + program,
                PythonChecker.project.path + "/tools",
            ] + arguments, "")
        #expect(outcome.code == 0, "\(outcome.err)")
        return outcome.out
    }

    /// RFC 8032, section 7.1, tests 1 to 3: public key, message, signature.
    static let rfc8032 = [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"
        ),
        (
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ]

    @Test(arguments: rfc8032)
    func `its Ed25519 takes the signatures of RFC 8032, and none with a bit changed`(
        key: String, message: String, signature: String
    ) throws {
        let found = try python(
            """
            key, message, signature = map(bytes.fromhex, sys.argv[2:5])
            wrong = [signature[:i] + bytes([signature[i] ^ 1]) + signature[i + 1:] for i in (0, 31, 32, 63)]
            tries = [(key, message, signature), (key, message + b"x", signature), (key[::-1], message, signature)]
            tries += [(key, message, it) for it in wrong] + [(key, message, signature[:63])]
            print([verify.plain_ed25519(*it) for it in tries])
            """, key, message, signature)
        #expect(found == "[True" + String(repeating: ", False", count: 7) + "]\n")
    }

    @Test func `its tree has the roots of RFC 6962`() throws {
        // The roots over 0 to 3 of the leaves "", 00, 10, from certificate-transparency's reference vectors.
        let found = try python(
            """
            tree = verify.Tree()
            print(tree.root().hex())
            for leaf in (b"", b"\\0", b"\\x10"):
                tree.add(verify.leaf_hash(leaf))
                print(tree.root().hex())
            """)
        #expect(
            found.split(separator: "\n") == [
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            ])
    }

    @Test(.enabled(if: folder != nil, "skipped: ANNALS_DATA names no folder of public records"))
    func `it finds of every public vector what is published`() throws {
        let found = try python(
            """
            folder, tries, wrong = sys.argv[2], {}, []
            def expect(kind, name, found, expected):
                tries[kind] = tries.get(kind, 0) + 1
                if found != expected:
                    wrong.append((kind, name))
            for it in map(json.loads, open(folder + "/ed25519-wycheproof.jsonl")):
                parts = [bytes.fromhex(it[name]) for name in ("pk", "msg", "sig")]
                expect("ed25519", it["tc"], verify.plain_ed25519(*parts), it["result"] == "valid")
                expect("ed25519", it["tc"], verify.ed25519(*parts), it["result"] == "valid")
            roots = json.load(open(folder + "/merkle/rfc6962-roots.json"))
            tree = verify.Tree()
            for leaf, root in zip(roots["leaves_hex"], roots["root_hex_by_size"][1:]):
                tree.add(verify.leaf_hash(bytes.fromhex(leaf)))
                expect("root", leaf, tree.root().hex(), root)
            for it in map(json.loads, open(folder + "/merkle/rfc6962.jsonl")):
                if it["kind"] == "inclusion":
                    path = [base64.b64decode(hash) for hash in it["proof"] or []]
                    leaf = base64.b64decode(it["leafHash"])
                    root = verify.root_from_proof(leaf, it["leafIdx"], it["treeSize"], path)
                    expect("inclusion", it["file"], root == base64.b64decode(it["root"]), not it["wantErr"])
            notes = json.load(open(folder + "/signed-note.json"))
            def holds(note, keys):
                try:
                    found = [verify.Note(note.encode()).check(verify.Key.read(key)) for key in keys]
                except verify.Unreadable:
                    return False
                return True in found and False not in found
            expect("note", "good", holds(notes["note"], notes["verifier_keys"]), True)
            for it in notes["must_fail"]:
                expect("note", it["why"], holds(it["note"], it.get("known", notes["verifier_keys"])), False)
            print(tries, wrong)
            """, folder ?? "")
        #expect(found == "{'ed25519': 302, 'root': 8, 'inclusion': 98, 'note': 5} []\n")
    }
}
