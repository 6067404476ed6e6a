import Annals
import AnnalsProof
import Testing

@Suite("The tree over the lines")
struct MerkleTreeTests {
    /// The eight leaves that implementations of RFC 6962 are tried with, and the root of each first part of them.
    static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    .compactMap { Hex.bytes($0) }
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test(arguments: 0...8) func `the roots of the standard leaves are the published ones`(size: Int) throws {
        let leaves = MerkleTreeTests.leaves.prefix(size).map { MerkleTree.leaf(of: $0) }
        var frontier = MerkleFrontier()
        for leaf in leaves { frontier.append(leaf) }
        #expect(frontier.size == Int64(size))
        #expect(frontier.root.hex == MerkleTreeTests.roots[size])
        #expect(try TreeHead(size: Int64(size), from: LeafHashes(leaves)).root.hex == MerkleTreeTests.roots[size])
    }

    @Test func `an inclusion proof has the hashes that were published`() throws {
        let leaves = MerkleTreeTests.leaves.map { MerkleTree.leaf(of: $0) }
        let proof = try InclusionProof(of: 5, in: 8, from: LeafHashes(leaves))
        #expect(
            proof.path.map(\.hex) == [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ])
        try proof.verify(
            leaf: leaves[5], head: TreeHead(size: 8, root: try #require(Digest(hex: MerkleTreeTests.roots[8]))))
    }

    @Test func `a consistency proof has the hashes that were published`() throws {
        let leaves = MerkleTreeTests.leaves.map { MerkleTree.leaf(of: $0) }
        let proof = try ConsistencyProof(from: 6, to: 8, from: LeafHashes(leaves))
        #expect(
            proof.path.map(\.hex) == [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ])
    }

    @Test func `roots and proofs of every size up to 70 are those of the definition`() throws {
        let lines = (0..<70).map { Array("line \($0)".utf8) }
        let leaves = LeafHashes(lines.map { MerkleTree.leaf(of: $0) })
        var frontier = MerkleFrontier()
        for size in 1...lines.count {
            frontier.append(leaves.leaves[size - 1])
            let tree = lines[..<size]
            let head = TreeHead(size: Int64(size), root: NaiveTree.root(tree))
            #expect(frontier.head == head)
            #expect(try MerkleFrontier(size: Int64(size), from: leaves) == frontier)
            for index in 0..<size {
                let proof = try InclusionProof(of: Int64(index), in: Int64(size), from: leaves)
                #expect(proof.path == NaiveTree.path(index, tree))
                try proof.verify(leaf: leaves.leaves[index], head: head)
            }
            for old in 1...size {
                let proof = try ConsistencyProof(from: Int64(old), to: Int64(size), from: leaves)
                #expect(proof.path == NaiveTree.subproof(old, tree, true))
                try proof.verify(from: TreeHead(size: Int64(old), root: NaiveTree.root(lines[..<old])), to: head)
            }
        }
    }

    @Test func `a frontier tells of each subtree that is complete`() throws {
        let leaves = (0..<16).map { MerkleTree.leaf(of: [UInt8($0)]) }
        var frontier = MerkleFrontier()
        var found: [MerkleFrontier.Subtree] = []
        for leaf in leaves { frontier.append(leaf) { found.append($0) } }
        // 8 of two, 4 of four, 2 of eight, 1 of sixteen leaves.
        #expect(found.count == 15)
        for subtree in found {
            #expect(try LeafHashes(leaves).hash(level: subtree.level, index: subtree.index) == subtree.root)
        }
    }

    @Test func `no proof holds once a bit of it is another, or it is shorter, longer or of another place`() throws {
        let leaves = (0..<21).map { MerkleTree.leaf(of: [UInt8($0)]) }
        let hashes = LeafHashes(leaves)
        let head = try TreeHead(size: 21, from: hashes)
        for index in 0..<Int64(21) {
            let proof = try InclusionProof(of: index, in: 21, from: hashes)
            let leaf = leaves[Int(index)]
            for place in proof.path.indices {
                for bit in [0, 77, 255] {
                    var path = proof.path
                    path[place] = path[place].flipping(bit)
                    #expect(throws: ProofError.self) {
                        try InclusionProof(index: index, size: 21, path: path).verify(leaf: leaf, head: head)
                    }
                }
            }
            for path in [proof.path + [leaf], Array(proof.path.dropLast()), [leaf] + proof.path] {
                #expect(throws: ProofError.self) {
                    try InclusionProof(index: index, size: 21, path: path).verify(leaf: leaf, head: head)
                }
            }
            #expect(throws: ProofError.self) { try proof.verify(leaf: leaf.flipping(9), head: head) }
            for other in 0..<Int64(21) where other != index {
                #expect(throws: ProofError.self) {
                    try InclusionProof(index: other, size: 21, path: proof.path).verify(leaf: leaf, head: head)
                }
            }
        }
    }

    @Test func `a tree that was changed before its end is not consistent with what it was`() throws {
        let leaves = (0..<37).map { MerkleTree.leaf(of: [UInt8($0)]) }
        let old = try TreeHead(size: 20, from: LeafHashes(Array(leaves.prefix(20))))
        for changed in leaves.indices {
            var others = leaves
            others[changed] = others[changed].flipping(3)
            let hashes = LeafHashes(others)
            let proof = try ConsistencyProof(from: 20, to: 37, from: hashes)
            let new = try TreeHead(size: 37, from: hashes)
            if changed < 20 {
                #expect(throws: ProofError.self) { try proof.verify(from: old, to: new) }
            } else {
                try proof.verify(from: old, to: new)
            }
        }
    }

    @Test func `what lies outside the tree is not proved`() {
        let hashes = LeafHashes([MerkleTree.leaf(of: [])])
        #expect(throws: ProofError.self) { try InclusionProof(of: 1, in: 1, from: hashes) }
        #expect(throws: ProofError.self) { try InclusionProof(of: 0, in: 2, from: hashes) }
        #expect(throws: ProofError.self) { try ConsistencyProof(from: 2, to: 1, from: hashes) }
        #expect(throws: ProofError.self) { try ConsistencyProof(from: 0, to: 1, from: hashes) }
    }
}

extension Digest {
    /// With one bit changed.
    func flipping(_ bit: Int) -> Digest {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        return Digest(bytes) ?? self
    }
}
