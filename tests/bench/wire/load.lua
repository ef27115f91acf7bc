-- What wrk sends: wrk ... -s load.lua URL -- OPERATION STREAM RECORDS [ITERATOR]. Ends with one line of JSON.
local bodies = {}
local turn = 0

function init(args)
  local operation, stream, records, iterator = args[1], args[2], tonumber(args[3]), args[4]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-amz-json-1.1"
  wrk.headers["X-Amz-Target"] = "Kinesis_20131202." .. operation
  wrk.headers["X-Amz-Date"] = "20261120T000000Z"
  wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/kinesis/aws4_request, "
    .. "SignedHeaders=host, Signature=" .. string.rep("0", 64)
  if operation == "GetRecords" then
    bodies[1] = '{"ShardIterator":"' .. iterator .. '","Limit":10000}'
    return
  end
  local data = string.rep("QUJD", 33) .. "QQ==" -- 100 bytes
  for body = 1, 20 do
    if operation == "PutRecord" then
      bodies[body] = '{"StreamName":"' .. stream .. '","Data":"' .. data .. '","PartitionKey":"key-' .. body .. '"}'
    else
      local entries = {}
      for i = 1, records do
        entries[i] = '{"Data":"' .. data .. '","PartitionKey":"key-' .. (body * records + i) .. '"}'
      end
      bodies[body] = '{"StreamName":"' .. stream .. '","Records":[' .. table.concat(entries, ",") .. "]}"
    end
  end
end

function request()
  turn = turn % #bodies + 1
  return wrk.format(nil, "/", nil, bodies[turn])
end

function done(summary, latency, requests)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
    + summary.errors.timeout
  print(string.format('JSON {"requests":%d,"seconds":%.6f,"errors":%d,"p50":%.3f,"p99":%.3f}', summary.requests,
    summary.duration / 1e6, errors, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
